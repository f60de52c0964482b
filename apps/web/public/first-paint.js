(function () {
  var fromLink = new URLSearchParams(location.search).get('theme');
  var stored = null;
  try {
    stored = localStorage.getItem('wuding.theme');
  } catch (_) {
    // Storage may be forbidden; the light theme serves.
  }
  var theme = fromLink === 'dark' || fromLink === 'light' ? fromLink : stored;
  document.documentElement.setAttribute('data-theme', theme === 'dark' ? 'dark' : 'light');

  // Who is signed in is asked while the programme is on its way, which takes the answer over: see api/early-answer.ts.
  if (location.pathname === '/sign-in' || location.pathname === '/wall') return;
  var early = { address: '/api/session', askedAt: performance.now(), answeredAt: 0 };
  early.answer = fetch(early.address, { headers: { accept: 'application/json' }, credentials: 'same-origin', cache: 'no-store' }).then(
    function (response) {
      early.answeredAt = performance.now();
      return response;
    },
    function () {
      return null;
    },
  );
  window.wudingEarly = early;
})();

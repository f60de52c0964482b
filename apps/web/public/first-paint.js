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

  // The code of the page itself comes beside the programme, not after it has run. The build writes its files here.
  var pageCode = typeof __PAGE_CODE__ === 'undefined' ? {} : __PAGE_CODE__;
  (pageCode[location.pathname] || []).forEach(function (file) {
    var link = document.createElement('link');
    link.crossOrigin = '';
    link.href = '/' + file;
    if (file.endsWith('.css')) {
      link.rel = 'preload';
      link.as = 'style';
    } else link.rel = 'modulepreload';
    document.head.appendChild(link);
  });

  // Who is signed in is asked while the programme is on its way, which takes the answer over: see api/early-answer.ts.
  window.wudingEarly = [];
  function ask(address) {
    var early = { address: address, askedAt: performance.now(), answeredAt: 0 };
    early.answer = fetch(address, { headers: { accept: 'application/json' }, credentials: 'same-origin', cache: 'no-store' }).then(
      function (response) {
        early.answeredAt = performance.now();
        return response;
      },
      function () {
        return null;
      },
    );
    window.wudingEarly.push(early);
  }
  if (location.pathname === '/sign-in' || location.pathname === '/wall') return;
  ask('/api/session');
  // This week's roster of the bureau's own. A device whose clock is days off asks for another week, which nobody takes over.
  if (location.pathname === '/duty' && !/[?&](week|dataset)=/.test(location.search)) {
    var day = Math.floor((Date.now() + 8 * 3600000) / 86400000);
    ask('/api/rosters/' + new Date((day - ((day + 3) % 7)) * 86400000).toISOString().slice(0, 10));
  }
})();

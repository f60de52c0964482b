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
})();

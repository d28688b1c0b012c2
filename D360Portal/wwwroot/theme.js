// Light or dark: the system's wish until the user chooses, then the choice. Runs before the first paint, hence no module and no defer.
(() => {
  const key = 'd360portal.theme';
  const system = matchMedia('(prefers-color-scheme: dark)');

  // A browser may forbid storage; the choice then lasts as long as the page.
  let chosen = null;
  try { chosen = localStorage.getItem(key); } catch { }

  const isDark = () => (chosen ? chosen === 'dark' : system.matches);

  const show = () => {
    document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
    for (const button of document.querySelectorAll('[data-theme-toggle]')) {
      button.setAttribute('aria-pressed', String(isDark()));
    }
  };

  show();
  system.addEventListener('change', show);
  document.addEventListener('DOMContentLoaded', show);
  document.addEventListener('click', event => {
    if (event.target instanceof Element && event.target.closest('[data-theme-toggle]')) {
      chosen = isDark() ? 'light' : 'dark';
      try { localStorage.setItem(key, chosen); } catch { }
      show();
    }
  });

  // A circuit puts a new button in the place of the prerendered one. Its children come after it, hence the microtask.
  customElements.define('theme-toggle', class extends HTMLElement {
    connectedCallback() {
      queueMicrotask(show);
    }
  });

  // Another tab of the same portal chose.
  addEventListener('storage', event => {
    if (event.key === key) {
      chosen = event.newValue;
      show();
    }
  });
})();

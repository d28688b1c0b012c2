// A page that has just opened has the focus on its heading. When it is drawn anew, such as when Salesforce has answered, the heading is another
// element: then the focus goes to that one, so that a screen reader or the Tab key goes on where it was.
let heading = null;

document.addEventListener('focusin', event => {
  heading = event.target instanceof HTMLHeadingElement ? event.target : null;
});

document.addEventListener('focusout', event => {
  if (event.target === heading && heading.isConnected) {
    heading = null;
  }
});

new MutationObserver(() => {
  if (heading && !heading.isConnected && document.activeElement === document.body) {
    const next = document.querySelector('h1');
    if (next) {
      next.tabIndex = -1;
      next.focus({ preventScroll: true });
    }
  }
}).observe(document.documentElement, { childList: true, subtree: true });

// Copy buttons: <button data-copy="id of the element whose text is copied" data-copied="what to say">.
document.addEventListener('click', async event => {
  const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
  const source = button && document.getElementById(button.dataset.copy);
  if (!source) {
    return;
  }

  const said = document.getElementById('copied');
  try {
    await navigator.clipboard.writeText(source.textContent.trim());
    said.textContent = button.dataset.copied;
  } catch {
    // No permission, or no https: the text is selected, so that a key press copies it.
    getSelection().selectAllChildren(source);
    said.textContent = 'Press Ctrl+C (⌘C) to copy the marked text.';
  }
});

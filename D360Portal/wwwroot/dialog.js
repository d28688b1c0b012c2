// Opens and closes a dialog. The browser keeps the focus in it, closes it on Escape, and puts the focus back where it was.
export function open(id) {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) {
    dialog.showModal();
  }
}

export function close(id) {
  document.getElementById(id)?.close();
}

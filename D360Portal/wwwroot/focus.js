// Puts the focus on a control and shows it.
export function focus(id) {
  const control = document.getElementById(id);
  control?.focus({ preventScroll: true });
  control?.scrollIntoView({ block: 'center' });
}

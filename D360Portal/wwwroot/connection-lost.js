// Shows what became of the circuit's connection; the words are in ConnectionLost.razor.
(() => {
  const dialog = document.getElementById('components-reconnect-modal');

  dialog.addEventListener('components-reconnect-state-changed', event => {
    const state = event.detail.state;
    if (state === 'hide') {
      dialog.close();
      return;
    }

    dialog.dataset.state = state;
    if (!dialog.open) {
      dialog.showModal();
    }
  });

  // Escape would leave a page that looks alive and is not.
  dialog.addEventListener('cancel', event => event.preventDefault());

  const reconnect = async () => {
    dialog.dataset.state = 'retrying';
    try {
      if (!await Blazor.reconnect()) {
        dialog.dataset.state = 'rejected';
      }
    } catch {
      dialog.dataset.state = 'failed';
    }
  };

  dialog.querySelector('[data-reconnect]').addEventListener('click', reconnect);
  dialog.querySelector('[data-reload]').addEventListener('click', () => location.reload());

  // Back from another tab or from sleep: try at once instead of waiting for a click.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && dialog.open && dialog.dataset.state === 'failed') {
      reconnect();
    }
  });
})();

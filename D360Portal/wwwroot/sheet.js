const long = 20_000;

// Far more than any cell; only so much that the circuit lives.
const mostTyped = 100_000;

// Rows that were pasted: long ones come to the portal as a stream, and a stream has at least one byte.
export function read(id) {
  return new TextEncoder().encode(`${document.getElementById(id).value}\n`);
}

// Browsers take seconds to type thousands of lines into a text area, as they do when somebody pastes them.
export function quicken(id) {
  document.getElementById(id).addEventListener('paste', event => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.length > long) {
      event.preventDefault();
      event.target.setRangeText(text, event.target.selectionStart, event.target.selectionEnd, 'end');
    }
  });
}

export function clear(id) {
  document.getElementById(id).value = '';
}

// The keys of a grid. The portal draws the cells; moving and editing happen here, so that a key is answered without a round trip.
export function watch(frame, portal, rowHeight) {
  const editor = frame.querySelector('.editor');
  const message = frame.parentElement.querySelector('.cell-message');
  const active = { at: 0, col: 0 };
  let waiting = false;
  let focused = null;

  const cellAt = (at, col) => frame.querySelector(`td[data-at="${at}"][data-col="${col}"]`);
  const rowCount = () => Number(frame.querySelector('table').getAttribute('aria-rowcount')) - 1;
  const columnCount = () => Number(frame.querySelector('table').getAttribute('aria-colcount')) - 1;

  // Exactly one cell takes part in the order of the Tab key, also after others have been drawn.
  function settle() {
    const chosen = cellAt(active.at, active.col) ?? frame.querySelector('td[data-at]');
    for (const cell of frame.querySelectorAll('td[tabindex="0"]')) {
      if (cell !== chosen) {
        cell.tabIndex = -1;
      }
    }

    if (chosen) {
      chosen.tabIndex = 0;
    }

    if (focused && !focused.isConnected && document.activeElement === document.body) {
      follow();
    }

    if (waiting && chosen && Number(chosen.dataset.at) === active.at) {
      waiting = false;
      chosen.focus({ preventScroll: true });
      show(chosen);
    }
  }

  // The row that had the focus is gone, such as one that was mended while only errors are shown: what takes its place has the focus.
  // A row that was only scrolled away has no such cell, and leaves the grid where it is.
  function follow() {
    const heir = rowCount() > 0 ? cellAt(Math.min(active.at, rowCount() - 1), active.col) : frame.parentElement.querySelector('.show-all');
    if (heir) {
      focused = null;
      heir.focus({ preventScroll: true });
    }
  }

  // Where the focus went to on purpose, it stays. A cell that is taken away loses it before it is gone, so that is looked at a moment later.
  function onBlur(event) {
    if (event.relatedTarget) {
      focused = null;
    } else {
      setTimeout(() => {
        if (focused?.isConnected && document.activeElement !== focused) {
          focused = null;
        }
      });
    }
  }

  // The cell must hide neither below the headers nor behind the row's number.
  function show(cell) {
    const [top, left] = [frame.querySelector('thead').offsetHeight, frame.querySelector('thead .number').offsetWidth];
    const [outer, inner] = [frame.getBoundingClientRect(), cell.getBoundingClientRect()];
    frame.scrollTop += Math.min(0, inner.top - outer.top - top) + Math.max(0, inner.bottom - outer.bottom + 16);
    frame.scrollLeft += Math.min(0, inner.left - outer.left - left) + Math.max(0, Math.min(inner.right - outer.right + 16, inner.left - outer.left - left));
  }

  function go(at, col) {
    active.at = Math.max(0, Math.min(rowCount() - 1, at));
    active.col = Math.max(0, Math.min(columnCount() - 1, col));
    const cell = cellAt(active.at, active.col);
    waiting = !cell;
    if (cell) {
      settle();
      cell.focus({ preventScroll: true });
      show(cell);
    } else {
      frame.scrollTop = active.at * rowHeight;
    }
  }

  function edit(cell, first) {
    if ('fixed' in cell.dataset) {
      return;
    }

    const isSecret = 'secret' in cell.dataset;
    const { row, col } = cell.dataset;
    const before = isSecret ? '' : (cell.querySelector('.value')?.textContent ?? '');
    const box = document.createElement('input');
    box.type = isSecret ? 'password' : 'text';
    box.autocomplete = isSecret ? 'new-password' : 'off';
    box.spellcheck = false;
    box.maxLength = mostTyped;
    box.value = first ?? before;
    box.setAttribute('aria-label', `${frame.querySelectorAll('thead th')[Number(col) + 1].textContent.trim()}, row ${row}`);
    const [outer, inner] = [frame.getBoundingClientRect(), cell.getBoundingClientRect()];
    Object.assign(box.style, {
      top: `${inner.top - outer.top + frame.scrollTop}px`, left: `${inner.left - outer.left + frame.scrollLeft}px`,
      width: `${Math.max(inner.width, 160)}px`, height: `${inner.height}px`,
    });
    let isDone = false;
    const end = (keep, down, right) => {
      if (isDone) {
        return;
      }

      isDone = true;
      const text = box.value;
      const hadFocus = document.activeElement === box;
      box.remove();
      if (keep && text !== before) {
        portal.invokeMethodAsync('EditAsync', Number(row), Number(col), text);
      }

      if (hadFocus) {
        go(active.at + down, active.col + right);
      }
    };
    box.addEventListener('keydown', event => {
      event.stopPropagation();
      if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault();
        end(true, event.key === 'Enter' ? (event.shiftKey ? -1 : 1) : 0, event.key === 'Tab' ? (event.shiftKey ? -1 : 1) : 0);
      } else if (event.key === 'Escape') {
        end(false, 0, 0);
      }
    });
    box.addEventListener('blur', () => end(true, 0, 0));
    editor.append(box);
    box.focus({ preventScroll: true });
    if (first === undefined) {
      box.select();
    }
  }

  const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] };

  function onKey(event) {
    const cell = event.target.closest?.('td[data-at]');
    if (!cell || event.target !== cell) {
      return;
    }

    // Rows may have come and gone above since the cell got the focus.
    [active.at, active.col] = [Number(cell.dataset.at), Number(cell.dataset.col)];
    const isCommand = event.ctrlKey || event.metaKey;
    if (moves[event.key]) {
      const [down, right] = moves[event.key];
      go(active.at + (isCommand ? down * rowCount() : down), active.col + (isCommand ? right * columnCount() : right));
    } else if (event.key === 'Home' || event.key === 'End') {
      go(isCommand ? (event.key === 'Home' ? 0 : rowCount() - 1) : active.at, event.key === 'Home' ? 0 : columnCount() - 1);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      edit(cell);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && !('fixed' in cell.dataset)) {
      portal.invokeMethodAsync('EditAsync', Number(cell.dataset.row), Number(cell.dataset.col), '');
    } else if (isCommand && event.key.toLowerCase() === 'z') {
      portal.invokeMethodAsync('UndoAsync');
    } else if (event.key === ' ' && 'fixed' in cell.dataset) {
      cell.querySelector('input')?.click();
    } else if (event.key.length === 1 && !isCommand && !event.altKey && event.key !== ' ') {
      edit(cell, event.key);
    } else {
      return;
    }

    event.preventDefault();
  }

  function onFocus(event) {
    const cell = event.target.closest?.('td[data-at]');
    if (cell) {
      focused = cell;
      [active.at, active.col] = [Number(cell.dataset.at), Number(cell.dataset.col)];
      message.textContent = cell.title ? `Row ${cell.dataset.row}: ${cell.title}` : '';
      settle();
    }
  }

  function onPaste(event) {
    const cell = event.target.closest?.('td[data-at]');
    const text = event.clipboardData?.getData('text/plain');
    if (cell && event.target === cell && text && !('fixed' in cell.dataset)) {
      event.preventDefault();
      portal.invokeMethodAsync('PasteAsync', Number(cell.dataset.row), Number(cell.dataset.col), DotNet.createJSStreamReference(new TextEncoder().encode(text)));
    }
  }

  function onCopy(event) {
    const cell = event.target.closest?.('td[data-at]');
    if (cell && event.target === cell && !('secret' in cell.dataset) && document.getSelection().isCollapsed) {
      event.preventDefault();
      event.clipboardData.setData('text/plain', cell.querySelector('.value, .what')?.textContent ?? '');
    }
  }

  function onDoubleClick(event) {
    const cell = event.target.closest?.('td[data-at]');
    if (cell) {
      edit(cell);
    }
  }

  const listeners = { keydown: onKey, focusin: onFocus, focusout: onBlur, paste: onPaste, copy: onCopy, dblclick: onDoubleClick };
  for (const [name, listener] of Object.entries(listeners)) {
    frame.addEventListener(name, listener);
  }

  const observer = new MutationObserver(settle);
  observer.observe(frame.querySelector('tbody'), { childList: true, subtree: true });
  settle();

  return {
    go,
    row: () => Number(cellAt(active.at, active.col)?.dataset.row ?? 0),
    leave() {
      observer.disconnect();
      for (const [name, listener] of Object.entries(listeners)) {
        frame.removeEventListener(name, listener);
      }
    },
  };
}

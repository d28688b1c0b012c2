// Writes what a list shows into its address. A link that was followed meanwhile wins: the list must not come back over the page that was asked for.
export function replace(address) {
  const target = new URL(address, document.baseURI);
  if (location.pathname === target.pathname) {
    Blazor.navigateTo(target.href, { replaceHistoryEntry: true });
  }
}

export function SavedViewLinks(_: { close: () => void }) {
  return null;
}

/** What a browser has and jsdom has not, as far as Mantine asks for it. */
const media = (query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
});
class Observer {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
window.matchMedia = media;
window.ResizeObserver = Observer;
Element.prototype.scrollIntoView = () => undefined;

/** What a browser has and jsdom has not, as far as Mantine and the page ask for it. */
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
/** As much of a request as openapi-fetch makes use of; jsdom has none. */
class FakeRequest {
  readonly method: string;

  constructor(
    readonly url: string,
    { method = 'GET' }: { method?: string } = {},
  ) {
    this.method = method;
  }
}
window.Request ??= FakeRequest as unknown as typeof Request;
window.matchMedia = media;
window.ResizeObserver = Observer;
Element.prototype.scrollIntoView = () => undefined;

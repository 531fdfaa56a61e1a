type Child = Node | string | null;
type Properties = Record<string, string | boolean | ((event: Event) => void)>;

/** An element with its properties (functions are listeners) and children; text is always text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (typeof value === 'boolean') made.toggleAttribute(key, value);
    else made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

export const button = (text: string, act: () => void): HTMLButtonElement =>
  element('button', { type: 'button', click: act }, text);

export const option = (value: string): HTMLOptionElement => element('option', { value }, value.replaceAll('_', ' '));

/** What a form holds, by field name; empty fields are left out. */
export const fieldsOf = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(
    [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''),
  );

export const when = (instant: string): string =>
  new Date(instant).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });

import { BadTemplate, parseTemplate } from './template';

const cells = new Map([
  ['customer', ' Value 4 '],
  ['product', 'Ünder & Söhne'],
  ['Resource', ''],
  ['case:concept:name', '17'],
]);
const render = (text: string) => parseTemplate(text).render(cells);

describe('a template', () => {
  it('puts trimmed values in place of columns, whatever their names', () => {
    expect(render('{{customer}} has {{ product }}, case {{case:concept:name}}')).toBe('Value 4 has Ünder & Söhne, case 17');
    expect(render('plain')).toBe('plain');
  });

  it('has a default for an empty value, and slugs for addresses', () => {
    expect(render('{{Resource | default: nobody known}}')).toBe('nobody known');
    expect(render('{{customer | default: x}}')).toBe('Value 4');
    expect(render('{{customer | slug}}@{{product|slug}}.example.invalid')).toBe('value-4@under-sohne.example.invalid');
  });

  it('puts values in as they are: braces in a value are text', () => {
    expect(parseTemplate('{{a}}').render(new Map([['a', '{{b}} <i> $& \\1']]))).toBe('{{b}} <i> $& \\1');
  });

  it('names the columns that it needs', () => {
    expect(parseTemplate('{{a}} {{b | slug}}').columns).toEqual(['a', 'b']);
  });

  it.each(['{{a', 'a}}', '{{}}', '{{a | upper}}', '{{a | default:}}', '{{{a}}}'])('refuses %s', (text) =>
    expect(() => parseTemplate(text)).toThrow(BadTemplate),
  );
});

import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '@eventdesk/contracts';
import type { TemplateName } from '@eventdesk/domain';
import { loadTemplates, type MailWords, placeholders } from './templates';

const shipped = join(__dirname, 'templates');
const filled = Object.fromEntries(placeholders.map((name) => [name, `<${name}>`])) as MailWords;
const bare: MailWords = { ...filled, ticket_number: '', department: '', assigned_to: '', resolution: '', link: '' };
const every = (['en', 'nl'] as Language[]).flatMap((language) =>
  readdirSync(join(shipped, language)).map((file) => [language, file.replace('.txt', '') as TemplateName] as const),
);

describe('the mail templates', () => {
  const templates = loadTemplates();

  it('exist in both languages', () => {
    expect(every.length).toBe(18);
    expect(readdirSync(join(shipped, 'nl'))).toEqual(readdirSync(join(shipped, 'en')));
  });

  it.each(every)('%s %s names the ticket in a one-line subject and leaves no placeholder behind', (language, name) => {
    for (const values of [filled, bare]) {
      const { subject, text } = templates(name, language, values);
      expect(subject).not.toMatch(/[\n{}]/);
      expect(text).not.toMatch(/[{}]|\n\n\n/);
    }
    expect(templates(name, language, filled).subject).toContain('[<ticket_number>]');
  });

  it.each(['en', 'nl'] as const)('in %s: the acknowledgement says nothing but number, entity and link', (language) => {
    const { subject, text } = templates('acknowledgement', language, filled);
    const named = `${subject} ${text}`.match(/<\w+>/g);
    expect(new Set(named)).toEqual(new Set(['<ticket_number>', '<entity_name>', '<link>']));
  });

  it.each(every)('%s %s holds the customer’s link if it goes to them, and is whole without one', (language, name) => {
    const toCustomer = ['acknowledgement', 'agent-reply', 'ticket-resolved'].includes(name);
    expect(templates(name, language, filled).text.includes(': <link>\n')).toBe(toCustomer);
    expect(templates(name, language, bare).text).not.toMatch(/Follow|Volg/);
  });

  it('neither read nor escape what people wrote', () => {
    const values = { ...filled, subject: 'a\r\nBcc: eve@example.org', body: '{{description}} <b> & "x"' };
    const { subject, text } = templates('agent-reply', 'en', values);
    expect(subject).toBe('[<ticket_number>] a Bcc: eve@example.org');
    expect(text).toContain('{{description}} <b> & "x"');
  });
});

describe('a template that is wrong stops the start, by its name', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-templates-'));
    cpSync(shipped, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['sla-breach', 'Subject: x\n\n{{colour}}\n', /nl.sla-breach\.txt: may not use \{\{colour\}\}/],
    ['sla-breach', 'Subject: x\n\n{{#department}}{{&colour}}{{/department}}\n', /may not use \{\{colour\}\}/],
    ['ticket-opened', 'Subject: x\n\n{{link}}\n', /may not use \{\{link\}\}/],
    ['sla-breach', 'Subject: x\n\n{{> other}}\n', /may not use \{\{other\}\}/],
    [
      'acknowledgement',
      'Subject: {{subject}}\n\nx\n',
      /acknowledgement\.txt: may not use \{\{subject\}\}; it may use entity_name/,
    ],
    ['sla-breach', 'Dear all\n\nx\n', /expected "Subject: …" on the first line/],
    ['sla-breach', 'Subject: x\n\n{{#department}}\n', /Unclosed section/],
  ])('%s with %j', (name, content, fault) => {
    writeFileSync(join(folder, 'nl', `${name}.txt`), content);
    expect(() => loadTemplates(folder)).toThrow(fault);
  });

  it('a missing one', () => {
    rmSync(join(folder, 'nl', 'ticket-opened.txt'));
    expect(() => loadTemplates(folder)).toThrow(/nl.ticket-opened\.txt/);
  });
});

/** Mail texts are files, `templates/<language>/<name>.txt`, with mustache placeholders; the first line is the subject. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '@eventdesk/contracts';
import { type TemplateName, templateNames } from '@eventdesk/domain';
import Mustache, { type TemplateSpans } from 'mustache';

/** What a template may name; an absent value is empty, so `{{#name}}…{{/name}}` leaves its part out. */
export const placeholders = [
  'entity_name',
  'ticket_number',
  'ticket_type',
  'subject',
  'description',
  'status',
  'priority',
  'category',
  'department',
  'assigned_to',
  'contact_name',
  'contact_email',
  'resolution',
  'body',
  'metric',
  'percent',
  'reached_at',
  'link',
] as const;
export type Placeholder = (typeof placeholders)[number];
export type MailWords = Record<Placeholder, string>;

const everything = new Set<string>(placeholders);
/** Goes to an address that nobody has verified: nothing in it may be a text that a stranger wrote. */
const unverified = new Set<string>(['entity_name', 'ticket_number', 'link'] satisfies Placeholder[]);
/** With the link anybody is the customer: it goes to them alone. */
const inside = new Set<string>(placeholders.filter((name) => name !== 'link'));
const toCustomers: Partial<Record<TemplateName, ReadonlySet<string>>> = {
  acknowledgement: unverified,
  'agent-reply': everything,
  'ticket-resolved': everything,
};
const permitted = (name: TemplateName): ReadonlySet<string> => toCustomers[name] ?? inside;

export interface RenderedMail {
  subject: string;
  text: string;
}
export type Templates = (name: TemplateName, language: Language, values: MailWords) => RenderedMail;

/** Reads every template in every language. @throws Error naming the file that is missing, or has an unknown placeholder */
export function loadTemplates(folder = join(__dirname, 'templates')): Templates {
  const load = (language: Language) =>
    Object.fromEntries(templateNames.map((name) => [name, parse(join(folder, language, `${name}.txt`), permitted(name))]));
  const parsed = { en: load('en'), nl: load('nl') } as Record<Language, Record<TemplateName, RenderedMail>>;
  return (name, language, values) => {
    const { subject, text } = parsed[language][name];
    return { subject: oneLine(fill(subject, values)), text: fill(text, values).trim() + '\n' };
  };
}

function parse(file: string, known: ReadonlySet<string>): RenderedMail {
  const content = readFileSync(file, 'utf8');
  const match = /^Subject: (?<subject>.+)\n\n(?<text>[^]+)$/.exec(content.replaceAll('\r\n', '\n'));
  if (!match?.groups) throw new Error(`${file}: expected "Subject: …" on the first line, an empty line, then the text`);
  const unknown = namesIn(Mustache.parse(content)).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new Error(
      `${file}: may not use ${unknown.map((name) => `{{${name}}}`).join(', ')}; it may use ${[...known].join(', ')}`,
    );
  return match.groups as unknown as RenderedMail;
}

/** Every name a template asks for; partials and changed delimiters are named too, and so refused. */
const namesIn = (spans: TemplateSpans): string[] =>
  spans.flatMap((span) => {
    if (span[0] === 'text' || span[0] === '!') return [];
    const inner = span[0] === '#' || span[0] === '^' ? namesIn(span[4] as TemplateSpans) : [];
    return [span[1], ...inner];
  });

/** Plain text: nothing is escaped for HTML. */
const fill = (template: string, values: MailWords) => Mustache.render(template, values, {}, { escape: (value) => String(value) });

/** Fit for a mail header: what people typed, and what old events hold, can't start another one. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

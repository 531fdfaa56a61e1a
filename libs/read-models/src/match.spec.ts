import { anId, aTicket } from '@eventdesk/testing';
import type { Ticket } from '@eventdesk/contracts';
import fc from 'fast-check';
import { searchMatch } from './match';

const matchIn = (fields: Partial<Ticket>, q: string, replies: string[] = []) =>
  searchMatch({ id: anId('ticket'), ticket: { revision: 0, state: aTicket(fields) }, sla: null, number: null, replies }, q);
/** What a page would mark. */
const marked = (match: ReturnType<typeof searchMatch>) => match?.ranges.map(([start, end]) => match.snippet.slice(start, end));

describe('where a ticket was found', () => {
  it.each([
    ['a word, whatever its case and accents', 'Café Müller', 'muller', ['Müller']],
    ['accents in several units', 'Cafe\u0301 open', 'café', ['Cafe\u0301']],
    ['every word', 'torn cable, red cable', 'cable torn', ['torn', 'cable', 'cable']],
    ['the whole of the word that the last one begins', 'invoice overdue', 'is inv', ['invoice']],
    ['words joined by signs together', 'Invoice 2025-117 is wrong', '2025-117', ['2025-117']],
    ['what overlaps as one', 'a-b-c', 'a-b b-c', ['a-b-c']],
    ['no beginning of a word that is not the last', 'invoice torn', 'inv torn', ['torn']],
    ['no beginning by a single letter', 'a torn cable', 'torn c', ['torn']],
  ])('marks %s', (_, subject, q, expected) => {
    const match = matchIn({ subject, description: '' }, q);
    expect([match?.field, match?.snippet, marked(match)]).toEqual(['subject', subject, expected]);
  });

  it('is the text with most of the words, the subject before others', () => {
    const fields = {
      subject: 'The cable',
      description: 'cable torn',
      contact: { name: 'Torn', email: 'x@y.example', phone: null },
    };
    expect(matchIn(fields, 'cable')?.field).toBe('subject');
    expect(matchIn(fields, 'torn')?.field).toBe('description');
    expect(matchIn(fields, 'torn cable')?.field).toBe('description');
    expect(matchIn(fields, 'x@y.example')).toEqual({ field: 'contact', snippet: 'Torn <x@y.example>', ranges: [[6, 17]] });
    expect(matchIn(fields, 'sundays', ['Hello', 'Not on\nSundays'])).toEqual({
      field: 'reply',
      snippet: 'Not on Sundays',
      ranges: [[7, 14]],
    });
  });

  it.each(['SUP-2025-00001', '***', 'nowhere'])('is not told for %s', (q) => expect(matchIn({ description: '' }, q)).toBeNull());

  it('is shown with what stands around it, cut between words', () => {
    const description = `${'before '.repeat(40)}here ${'after '.repeat(40)}`;
    const match = matchIn({ description }, 'here');
    expect(match?.snippet).toMatch(/^…(before ){7}here (after ){16,18}after…$/);
    expect(marked(match)).toEqual(['here']);
    expect(match?.snippet.length).toBeLessThan(170);
  });

  it('never marks anything else than the words, nor what is not in the snippet', () => {
    const unit = fc.constantFrom('a', 'b', ' ', '-', 'é', 'e\u0301', '💥', '語', '\n');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 400 }), fc.string({ unit, minLength: 1, maxLength: 6 }), (description, q) => {
        const match = matchIn({ subject: '', description }, q);
        let last = -1;
        for (const [start, end] of match?.ranges ?? []) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(match?.snippet.length ?? 0);
          expect(match?.snippet.slice(start, end)).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{N}\p{Mn}]$|^[\p{L}\p{N}]$/u);
          last = end;
        }
        if (match) expect(match.ranges.length).toBeGreaterThan(0);
      }),
    );
  });
});

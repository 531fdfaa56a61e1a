import type { Recorded } from '@eventdesk/contracts';
import { aFact, aMove, anId, anOpened, hoursLater, recorded, theSystem } from '@eventdesk/testing';
import { MissingEvents, type TicketDocument } from './port';
import { applyToDocument } from './ticket-document';

const [opened, moved, resolved] = recorded([
  anOpened(),
  aMove('new', 'open', hoursLater(1)),
  aMove('open', 'resolved', hoursLater(2)),
]) as [Recorded, Recorded, Recorded];
const numbered = (revision: number, ticket_number: string): Recorded => ({
  ...aFact({
    type: 'NumberAssigned',
    data: {
      ticket_id: anId('ticket'),
      ticket_number,
      business_entity: 'chargecars',
      series: 'SUP',
      year: 2025,
      sequence: revision + 1,
    },
  }),
  ...(({ id, position, recorded_at, ticket_id, command_id, causation_id, correlation_id }) => ({
    ...{ id, position, recorded_at, ticket_id, command_id, causation_id, correlation_id },
  }))(opened),
  stream: 'numbering-chargecars-SUP-2025',
  revision,
});
const fold = (...events: Recorded[]) =>
  events.reduce<TicketDocument | null>((document, event) => applyToDocument(document, event) ?? document, null);

describe('a ticket’s document', () => {
  it('has a section per stream, with the revision it was folded up to', () => {
    const document = fold(opened, moved, numbered(41, 'SUP-2025-00042'));
    expect(document).toMatchObject({
      id: anId('ticket'),
      ticket: { revision: 1, state: { status: 'open', updated_at: hoursLater(1) } },
      sla: null,
      number: { revision: 41, state: { ticket_number: 'SUP-2025-00042' } },
    });
  });

  it('is not changed by an event that is in already', () => {
    const document = fold(opened, moved);
    for (const event of [opened, moved]) expect(applyToDocument(document, event)).toBeNull();
  });

  it('leaves the document it was given as it was', () => {
    const before = fold(opened, moved);
    const copy = structuredClone(before);
    applyToDocument(before, resolved);
    expect(before).toEqual(copy);
  });

  it('refuses an event that is not the next of its stream', () => {
    expect(() => fold(opened, resolved)).toThrow(new MissingEvents(opened.stream, 1, 2));
    expect(() => fold(moved)).toThrow(MissingEvents);
  });

  it('refuses a stream that does not begin with its opening', () => {
    expect(() => fold({ ...moved, revision: 0 })).toThrow(/TicketOpened/);
  });

  it('keeps the number it got first', () => {
    const document = fold(numbered(41, 'SUP-2025-00042'));
    expect(applyToDocument(document, numbered(50, 'SUP-2025-00051'))).toBeNull();
  });

  it('collects the texts of replies, and none of notes', () => {
    const at = hoursLater(1);
    const [first, reply, note] = recorded([
      anOpened(),
      aFact({ type: 'ReplyAdded', data: { reply_id: anId('r'), author: 'agent', body: 'Unplug it' } }, at),
      aFact({ type: 'NoteAdded', data: { note_id: anId('n'), body: 'He never does' } }, at),
    ]) as [Recorded, Recorded, Recorded];
    expect(fold(first, reply, note)?.replies).toEqual(['Unplug it']);
  });

  it('takes nothing from mail that was sent', () => {
    const mail = {
      mail_id: anId('m'),
      cause: anId('c'),
      template: 'acknowledgement',
      to: 'a@b.example',
      audience: 'customer',
    } as const;
    const sent = aFact(
      { type: 'MailSent', data: { ...mail, subject: 'Re', message_id: '<1>', transport: 'mailbox' } },
      hoursLater(1),
      theSystem,
    );
    const event = { ...(recorded([sent as never]) as Recorded[])[0], stream: 'notification-1' } as Recorded;
    expect(applyToDocument(fold(opened), event)).toBeNull();
  });
});

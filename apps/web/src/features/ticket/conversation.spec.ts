import { conversationOf, newFrom, type Sending, withSending } from './conversation';
import { anna, bram, happened, jan, opened } from './timeline-for-spec';

const reply = (
  minute: number,
  author: 'agent' | 'customer',
  body: string,
  actor: typeof anna | typeof bram | typeof jan = anna,
) => happened(minute, 'ReplyAdded', { author, body }, { actor });

describe('a conversation', () => {
  it('begins with what the customer wrote, whoever typed it in', () => {
    const [first] = conversationOf([opened()]);
    expect(first).toMatchObject({ from: 'customer', opening: true, who: { name: 'Jan' }, body: 'It is broken' });
  });

  it('shows the description as edited last, and says that it was', () => {
    const edits = ['once', 'twice'].map((description, at) => happened(at + 1, 'TicketEdited', { changes: { description } }));
    expect(conversationOf([opened(), ...edits])[0]).toMatchObject({ body: 'twice', edited: true });
  });

  it('keeps notes apart from what the customer reads', () => {
    const entries = conversationOf([opened(), reply(1, 'agent', 'Hello'), happened(2, 'NoteAdded', { body: 'Difficult' })]);
    expect(entries.map((entry) => (entry.kind === 'message' ? entry.from : entry.kind))).toEqual(['customer', 'agent', 'note']);
  });

  it('gathers what happened between two messages', () => {
    const between = [happened(1, 'StatusChanged'), happened(2, 'TicketAssigned')];
    const entries = conversationOf([opened(), ...between, reply(3, 'agent', 'Hello'), happened(4, 'ClockMet')]);
    expect(entries.map((entry) => (entry.kind === 'happenings' ? entry.items.length : 'message'))).toEqual([
      'message',
      2,
      'message',
      1,
    ]);
  });

  it('leaves to the timeline what follows from the rest', () =>
    expect(conversationOf([opened(), happened(1, 'ClockStarted'), happened(1, 'NumberAssigned')])).toHaveLength(1));
});

describe('what is being sent', () => {
  const mine = (body: string, before: readonly string[] = []): Sending => ({
    kind: 'message',
    id: 'sending-1',
    from: 'agent',
    who: anna,
    at: '2026-11-25T10:01:00.000Z',
    body,
    sending: true,
    before: new Set(before),
  });
  it('stands at the end until the desk has it', () => {
    const before = conversationOf([opened()]);
    expect(withSending(before, [mine('Hello')]).at(-1)).toMatchObject({ body: 'Hello', sending: true });
    const after = conversationOf([opened(), reply(2, 'agent', 'Hello')]);
    expect(withSending(after, [mine('Hello')])).toEqual(after);
  });
  it('is not taken for the same words said earlier, or by another', () => {
    const entries = conversationOf([opened(), reply(0, 'agent', 'Hello'), reply(3, 'agent', 'Hello', bram)]);
    const before = entries.slice(0, 2).map(({ id }) => id);
    expect(withSending(entries, [mine('Hello', before)])).toHaveLength(entries.length + 1);
  });
});

describe('a new message', () => {
  it('is one of others that came after what was there', () => {
    const items = [opened(), reply(1, 'agent', 'Mine'), reply(2, 'customer', 'Theirs', jan)];
    const seen = new Set([items[0]?.id ?? '']);
    expect(newFrom(conversationOf(items), seen, anna.id).map(({ body }) => body)).toEqual(['Theirs']);
  });
});

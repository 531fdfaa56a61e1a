/** What an event says, in the language of whoever reads it. */
import type { DeskEvent } from '@eventdesk/contracts';
import type { TimelineItem } from '../../api/types';
import type { Formats } from '../../words/formats';
import type { Translate } from '../../words/words';
import type { eventWords } from './event-words';

type EventWords = (typeof eventWords)['en'];
export interface Speaker {
  t: Translate<EventWords>;
  label: (word: string | null | undefined) => string;
  person: (id: string | null) => string | null;
  formats: Formats;
}
type DataOf<T extends DeskEvent['type']> = Extract<DeskEvent, { type: T }>['data'];
type Sentences = { [T in DeskEvent['type']]?: (data: DataOf<T>, speaker: Speaker) => string };

/** A kind of event that is not known here reads as the desk says it, in English. */
export function sentenceOf(item: TimelineItem, speaker: Speaker): string {
  const sentence = sentences[item.type as DeskEvent['type']] as ((data: object, speaker: Speaker) => string) | undefined;
  return sentence ? sentence(item.data, speaker) : item.summary;
}

const sentences: Sentences = {
  TicketOpened: ({ ticket_type, category }, { t, label }) =>
    t('TicketOpened', { type: label(ticket_type), category: label(category) }),
  StatusChanged: ({ from, to, because, reason }, { t, label }) =>
    joined(t('StatusChanged', { from: label(from), to: label(to) }), because === 'move' ? null : t(`by_${because}`), reason),
  TicketAssigned: ({ assigned_to, assigned_department }, { t, label, person }) => {
    if (assigned_to === null && assigned_department === null) return t('TicketAssigned_none');
    if (assigned_to === null) return t('TicketAssigned', { who: label(assigned_department) });
    const who = person(assigned_to) ?? assigned_to;
    return assigned_department === null
      ? t('TicketAssigned', { who })
      : t('TicketAssigned_in', { who, department: label(assigned_department) });
  },
  PriorityChanged: ({ from, to, because }, { t, label }) =>
    joined(t('PriorityChanged', { from: label(from), to: label(to) }), because === 'edit' ? null : t(`by_${because}`)),
  TicketEdited: ({ changes }, speaker) => edits(changes, speaker),
  ReplyAdded: ({ author }, { t }) => t(`ReplyAdded_${author}`),
  NoteAdded: (_, { t }) => t('NoteAdded'),
  SalesStageChanged: ({ from, to, reason }, { t, label }) =>
    joined(t('SalesStageChanged', { from: label(from), to: label(to) }), null, reason),
  TicketConverted: ({ order_id }, { t }) => t('TicketConverted', { order: order_id }),
  TicketReferred: ({ ticket_type, category }, { t, label }) =>
    t('TicketReferred', { type: label(ticket_type), category: label(category) }),
  TicketRated: ({ satisfaction_rating }, { t }) => t('TicketRated', { rating: satisfaction_rating }),
  ClockStarted: ({ metric, target_seconds }, { t, formats }) =>
    t('ClockStarted', { metric: t(metric), span: formats.span(target_seconds) }),
  ClockPaused: (data, speaker) => used('ClockPaused', data, speaker),
  ClockResumed: (data, speaker) => used('ClockResumed', data, speaker),
  ClockRetargeted: ({ metric, target_seconds }, { t, formats }) =>
    t('ClockRetargeted', { metric: t(metric), span: formats.span(target_seconds) }),
  ClockMet: (data, speaker) => used('ClockMet', data, speaker),
  ClockBreached: ({ metric, due_at }, { t, formats }) => t('ClockBreached', { metric: t(metric), due: formats.instant(due_at) }),
  ClockCancelled: ({ metric }, { t }) => t('ClockCancelled', { metric: t(metric) }),
  EscalationReached: ({ metric, level }, { t, formats }) =>
    t('EscalationReached', { metric: t(metric), percent: formats.percent(level.at_percent / 100) }),
  NumberAssigned: ({ ticket_number }, { t }) => t('NumberAssigned', { number: ticket_number }),
  MailSent: ({ to }, { t }) => t('MailSent', { to }),
  MailRefused: ({ to, error }, { t }) => t('MailRefused', { to, error }),
  MailSuppressed: ({ to, reason }, { t }) => t('MailSuppressed', { to, reason }),
};

const joined = (sentence: string, cause: string | null, reason: string | null = null): string =>
  `${sentence}${cause === null ? '' : ` (${cause})`}${reason ? ` – ${reason}` : ''}`;

const used = (
  key: 'ClockPaused' | 'ClockResumed' | 'ClockMet',
  { metric, used_seconds }: { metric: 'response' | 'resolution'; used_seconds: number },
  { t, formats }: Speaker,
): string => t(key, { metric: t(metric), span: formats.span(used_seconds) });

function edits(changes: DataOf<'TicketEdited'>['changes'], { t, label }: Speaker): string {
  const { subject, category, tags, ...others } = changes;
  const rest = Object.keys(others).map((field) => t(`field_${field as keyof typeof others}`));
  return [
    ...(subject === undefined ? [] : [t('subject_to', { value: subject })]),
    ...(category === undefined ? [] : [t('category_to', { value: label(category) })]),
    ...(tags === undefined ? [] : [tags.length === 0 ? t('tags_none') : t('tags_to', { value: tags.join(', ') })]),
    ...(rest.length === 0 ? [] : [t('TicketEdited', { fields: rest.join(', ') })]),
  ].join(' · ');
}

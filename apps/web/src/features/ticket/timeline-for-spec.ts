import type { TimelineItem } from '../../api/types';

export const anna = { kind: 'agent', id: 'anna@chargecars.nl', name: 'Anna' } as const;
export const bram = { kind: 'agent', id: 'bram@chargecars.nl', name: 'Bram' } as const;
export const jan = { kind: 'customer', id: 'jan@customer.example', name: 'Jan' } as const;

let made = 0;
/** @param minute of one hour, at which it happened and was recorded */
export function happened(
  minute: number,
  type: string,
  data: TimelineItem['data'] = {},
  more: Partial<TimelineItem> = {},
): TimelineItem {
  const at = `2026-11-25T10:${String(minute).padStart(2, '0')}:00.000Z`;
  const id = `event-${(made += 1)}`;
  return {
    id,
    type,
    service: 'ticket-command',
    occurred_at: at,
    recorded_at: at,
    actor: anna,
    cause: `command-${made}`,
    summary: type,
    data,
    ...more,
  };
}
export const opened = (minute = 0): TimelineItem =>
  happened(minute, 'TicketOpened', { contact: { name: 'Jan', email: jan.id }, description: 'It is broken' }, { actor: jan });

import { Group, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconClockPause, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useNow } from '../app/now';
import type { Clock, Ticket } from '../api/types';
import { type Formats, useFormats } from '../words/formats';
import { type Translate, useWords } from '../words/words';
import { type ClockText, clockText, nextClock, type Urgency } from './clock-text';
import { hint } from './hint';
import { uiWords } from './words';

export const urgencyColor: Record<Urgency, string> = {
  late: 'var(--desk-late)',
  soon: 'var(--desk-soon)',
  fine: 'var(--desk-fine)',
  still: 'var(--mantine-color-dimmed)',
};

interface ChipProps {
  metric: 'response' | 'resolution';
  clock: Clock;
  /** Of the ticket, in hours: what is soon depends on it. */
  target: number;
  /** Before the time: which clock this is. */
  named?: boolean;
  /** Reached by Tab, too, so that its reason can be read without a mouse; in lists that would be a stop in every row. */
  focusable?: boolean;
}

/** A clock in words and colour, counting by itself; why it stands so is in its tooltip. */
export function ClockChip({ metric, clock, target, named = false, focusable = false }: ChipProps) {
  const now = useNow(clock.state === 'running' ? 1 : 60);
  const t = useWords(uiWords);
  const formats = useFormats();
  const text = clockText(clock, target, now);
  const why = whyOf({ metric, clock }, t, formats);
  const chip = (
    <Group
      gap={4}
      wrap="nowrap"
      c={urgencyColor[text.urgency]}
      w="fit-content"
      {...(focusable ? { tabIndex: 0, role: 'group', 'aria-label': t(metric) } : hint(why))}
    >
      <ClockIcon clock={clock} text={text} />
      <Text size="sm" className="tabular" span inherit style={{ whiteSpace: 'nowrap' }}>
        {named ? `${t(metric)}: ` : ''}
        {wordsOf(clock, text, { t, formats })}
      </Text>
    </Group>
  );
  if (!focusable) return chip;
  return (
    <Tooltip label={why} withArrow openDelay={150} events={{ hover: true, focus: true, touch: true }}>
      {chip}
    </Tooltip>
  );
}

/** The clock that matters next, for a row of a list. */
export function NextClockChip({ ticket }: { ticket: Pick<Ticket, 'sla' | 'response_sla_hours' | 'resolution_sla_hours'> }) {
  const next = nextClock(ticket, useNow(60));
  if (next === null) return null;
  const target = next.metric === 'response' ? ticket.response_sla_hours : ticket.resolution_sla_hours;
  return <ClockChip metric={next.metric} clock={next.clock} target={target} />;
}

function ClockIcon({ clock, text: { urgency } }: { clock: Clock; text: ClockText }) {
  const look = { size: 15, 'aria-hidden': true, style: { flexShrink: 0 } } as const;
  if (clock.state === 'met') return <IconCircleCheck {...look} />;
  if (clock.state === 'cancelled') return <IconCircleX {...look} />;
  if (clock.state === 'paused') return <IconClockPause {...look} />;
  return urgency === 'late' || urgency === 'soon' ? <IconAlertTriangle {...look} /> : <IconClock {...look} />;
}

type UiWords = Translate<(typeof uiWords)['en']>;

function wordsOf(clock: Clock, { left }: ClockText, { t, formats }: { t: UiWords; formats: Formats }): string {
  if (clock.state === 'met' || clock.state === 'cancelled' || clock.state === 'paused') return t(clock.state);
  if (left === null) return t(clock.state === 'breached' ? 'breached' : 'paused');
  return left > 0 ? t('due_in', { span: formats.span(left) }) : t('late_by', { span: formats.span(-left) });
}

export function whyOf({ metric, clock }: Pick<ChipProps, 'metric' | 'clock'>, t: UiWords, formats: Formats): string {
  const at = clock.met_at ?? clock.breached_at;
  return t(`why_${clock.state}`, {
    metric: t(metric),
    due: clock.due_at === null ? '–' : formats.instant(clock.due_at),
    at: at === null ? '' : formats.instant(at),
    used: formats.span(clock.used_seconds),
  });
}

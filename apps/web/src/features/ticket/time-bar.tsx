/** Back through the ticket's time, event by event; what is shown then is what was known then. */
import { Button, Group, Slider, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { TimelineItem } from '../../api/types';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { type Position, positionAt, positionsOf } from './as-of';
import { historyWords } from './history-words';
import { useSentence } from './use-sentence';

interface Props {
  items: readonly TimelineItem[];
  asOf: string | undefined;
  show: (asOf: string | undefined) => void;
}

export function TimeBar({ items, asOf, show }: Props) {
  const t = useWords(historyWords);
  const positions = positionsOf(items);
  const at = positionAt(positions, asOf);
  const told = useTold();
  const here = positions[at];
  return (
    <div className={`ticket-time ${asOf === undefined ? '' : 'ticket-as-of'}`} role="group" aria-label={t('time')}>
      <Group gap="sm" wrap="nowrap" justify="space-between" mih={36}>
        <Group gap={6} wrap="nowrap" miw={0} role="status">
          <IconHistory size={18} aria-hidden style={{ flexShrink: 0 }} />
          <Text size="sm" fw={600} component="div" className="ticket-time-words">
            {here ? told(here).headline : ''}
          </Text>
        </Group>
        <BackToNow hidden={asOf === undefined} back={() => show(undefined)} />
      </Group>
      <Slider
        min={0}
        max={Math.max(1, positions.length - 1)}
        value={at}
        disabled={positions.length < 2}
        onChange={(index) => show(positions[index]?.at ?? undefined)}
        label={null}
        thumbLabel={t('move_slider')}
        thumbValueText={(index) => (positions[index] ? told(positions[index]).headline : '')}
        thumbSize={22}
        my={8}
      />
      <Text size="xs" c="dimmed" truncate mih={18}>
        {asOf === undefined ? t('move_slider') : here ? told(here).what : ''}
      </Text>
    </div>
  );
}

/** Its room is kept, so that nothing moves as it comes. */
function BackToNow({ hidden, back }: { hidden: boolean; back: () => void }) {
  const t = useWords(historyWords);
  return (
    <Button
      size="compact-sm"
      h={32}
      variant="default"
      onClick={back}
      style={{ flexShrink: 0, visibility: hidden ? 'hidden' : undefined }}
    >
      {t('back_to_now')}
    </Button>
  );
}

/** In words, when a position is and what happened there, by whom. */
function useTold() {
  const t = useWords(historyWords);
  const formats = useFormats();
  const sentence = useSentence();
  return ({ at, items }: Position): { headline: string; what: string } => {
    const [first, ...more] = items;
    if (at === null || first === undefined) return { headline: t('now'), what: '' };
    const event = `${first.actor.name} · ${sentence(first)}`;
    return {
      headline: t('as_of', { instant: formats.instant(at) }),
      what: more.length === 0 ? event : t('more_at_once', { event, count: more.length }),
    };
  };
}

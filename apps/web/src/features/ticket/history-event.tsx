import { ActionIcon, Anchor, Badge, Group, Text, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { TimelineItem } from '../../api/types';
import { useFormats } from '../../words/formats';
import { useWords } from '../../words/words';
import { HappeningIcon } from './happenings';
import { historyWords } from './history-words';
import { useSentence } from './use-sentence';

interface Props {
  item: TimelineItem;
  /** The event it came from, where that is one of this ticket. */
  cause: TimelineItem | undefined;
  /** Not yet happened at the instant that is shown. */
  later: boolean;
  show: (asOf: string) => void;
}

export function HistoryEvent({ item, cause, later, show }: Props) {
  const t = useWords(historyWords);
  const sentence = useSentence();
  const formats = useFormats();
  return (
    <li className="ticket-event" id={`event-${item.id}`} data-later={later} tabIndex={-1}>
      <Group gap={10} wrap="nowrap" align="flex-start">
        <HappeningIcon type={item.type} size={16} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {sentence(item)}
          </Text>
          <Group gap={8} mt={2}>
            <Badge size="sm" variant="default" radius="sm" tt="none">
              {t(item.service as 'numbering')}
            </Badge>
            <Text size="xs" c="dimmed">
              {item.actor.name} · <time dateTime={item.occurred_at}>{formats.instant(item.occurred_at)}</time>
            </Text>
            <Why item={item} cause={cause} />
          </Group>
          <Data item={item} />
        </div>
        <Tooltip label={t('as_it_was')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={`${t('as_it_was')}: ${formats.instant(item.occurred_at)}`}
            onClick={() => show(item.occurred_at)}
          >
            <IconHistory size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </li>
  );
}

/** One request may bring several events about: they carry the same. */
function Why({ item, cause }: Pick<Props, 'item' | 'cause'>) {
  const t = useWords(historyWords);
  const sentence = useSentence();
  if (cause !== undefined && cause.id !== item.id)
    return (
      <Anchor size="xs" className="ticket-why" href={`#event-${cause.id}`} onClick={(event) => goTo(event, cause.id)}>
        {t('because', { event: sentence(cause) })}
      </Anchor>
    );
  return (
    <Text size="xs" c="dimmed" className="tabular">
      {t('by_request', { id: item.cause.slice(0, 8) })}
    </Text>
  );
}

/** Within the list, without another entry in the browser's history. */
function goTo(event: React.MouseEvent, id: string): void {
  event.preventDefault();
  const target = document.getElementById(`event-${id}`);
  target?.scrollIntoView({ block: 'center' });
  target?.focus();
}

function Data({ item }: { item: TimelineItem }) {
  const t = useWords(historyWords);
  return (
    <details className="ticket-data">
      <summary>{t('data')}</summary>
      <pre>{JSON.stringify({ type: item.type, ...item.data }, null, 2)}</pre>
    </details>
  );
}

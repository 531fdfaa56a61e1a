import { Chip, Group, Tabs, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { TimelineItem } from '../../api/types';
import { Failure, Loading } from '../../ui/page';
import { useWords } from '../../words/words';
import { HistoryEvent } from './history-event';
import { historyWords } from './history-words';
import type { useTimeline } from './use-ticket';

const services = ['ticket-command', 'sla-monitor', 'numbering', 'notification'] as const;
const ALL = 'all';
const SHOWN = 200;

interface Props {
  items: readonly TimelineItem[];
  asOf: string | undefined;
  show: (asOf: string) => void;
}

export function HistoryPanel({ timeline, ...rest }: Omit<Props, 'items'> & { timeline: ReturnType<typeof useTimeline> }) {
  const { items, known, error, retry } = timeline;
  return (
    <Tabs.Panel value="timeline" className="ticket-scroll" tabIndex={0}>
      {error && !known ? <Failure error={error} retry={retry} /> : null}
      {known ? <History items={items} {...rest} /> : <Loading />}
    </Tabs.Panel>
  );
}

/** Every event of all services, the latest at the top, with who and why. */
function History({ items, asOf, show }: Props) {
  const t = useWords(historyWords);
  const [service, setService] = useState<string>(ALL);
  const [shown, setShown] = useState(SHOWN);
  const chosen = items.filter((item) => service === ALL || item.service === service).reverse();
  const byId = new Map(items.map((item) => [item.id, item]));
  return (
    <div className="ticket-history">
      <ServiceFilter service={service} choose={setService} />
      {chosen.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('empty')}
        </Text>
      ) : null}
      <ol className="ticket-events">
        {chosen.slice(0, shown).map((item) => (
          <HistoryEvent
            key={item.id}
            item={item}
            cause={byId.get(item.cause)}
            later={asOf !== undefined && item.occurred_at > asOf}
            show={show}
          />
        ))}
      </ol>
      {chosen.length > shown ? (
        <UnstyledButton className="ticket-more" onClick={() => setShown(shown + SHOWN)}>
          {t('earlier', { count: chosen.length - shown })}
        </UnstyledButton>
      ) : null}
    </div>
  );
}

function ServiceFilter({ service, choose }: { service: string; choose: (service: string) => void }) {
  const t = useWords(historyWords);
  return (
    <Chip.Group value={service} onChange={choose}>
      <Group gap={6} role="radiogroup" aria-label={t('filter')}>
        {[ALL, ...services].map((value) => (
          <Chip key={value} value={value} size="sm" variant="outline">
            {t(value as (typeof services)[number])}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

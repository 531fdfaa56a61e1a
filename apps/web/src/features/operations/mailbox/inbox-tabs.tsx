import { Badge, Tabs } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormats } from '../../../words/formats';
import { useLabel } from '../../../words/labels';
import { useWords } from '../../../words/words';
import { mailboxQuery } from '../queries';
import type { Inbox } from './inboxes';
import { mailboxWords } from './words';

interface InboxTabsProps {
  inboxes: readonly Inbox[];
  to: string | null;
  choose: (to: string | null) => void;
}
/** Of the tab that shows everything: no address. */
const ALL = 'all';

export function InboxTabs({ inboxes, to, choose }: InboxTabsProps) {
  const t = useWords(mailboxWords);
  const label = useLabel();
  // A customer's address has no tab: then none is chosen.
  return (
    <Tabs value={to ?? ALL} onChange={(value) => choose(value === ALL ? null : value)} activateTabWithKeyboard={false}>
      <Tabs.List className="inbox-tabs" aria-label={t('inboxes')}>
        <Tabs.Tab value={ALL} rightSection={<Count to={null} />}>
          {t('everything')}
        </Tabs.Tab>
        {inboxes.map(({ address, departments }) => (
          <Tabs.Tab key={address} value={address} title={address} rightSection={<Count to={address} />}>
            {departments.map((one) => (one === null ? t('general') : label(one))).join(', ')}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}

/** How many of the newest there are; what the tab shows first is then there when it is chosen. */
function Count({ to }: { to: string | null }) {
  const t = useWords(mailboxWords);
  const formats = useFormats();
  const { data } = useInfiniteQuery(mailboxQuery(to));
  const count = data?.pages.reduce((sum, { items }) => sum + items.length, 0);
  const isMore = (data?.pages.at(-1)?.next_cursor ?? null) !== null;
  const said = count === undefined ? '' : t(isMore ? 'at_least' : 'count', { count: formats.number(count) });
  return (
    <Badge size="sm" variant="default" miw={28} style={{ flexShrink: 0 }} className="tabular" title={said}>
      {count === undefined ? '…' : `${formats.number(count)}${isMore ? '+' : ''}`}
    </Badge>
  );
}

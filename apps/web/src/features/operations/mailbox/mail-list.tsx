import { Button, Skeleton, Stack } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Ago } from '../../../ui/marks';
import { Empty, Failure } from '../../../ui/page';
import { useWords } from '../../../words/words';
import { beginningOf } from './inboxes';
import type { Mail, Mails } from './use-mails';
import { mailboxWords } from './words';

export function MailList({ mails }: { mails: Mails }) {
  const t = useWords(mailboxWords);
  const { items, error, retry, hasMore } = mails;
  return (
    <section className="panel post-list" aria-label={t('mails')}>
      {items === undefined ? <Waiting error={error} retry={retry} /> : null}
      {items?.length === 0 ? (
        <Empty title={t('none')} icon={<IconMailOff size={28} aria-hidden />}>
          {t('none_more')}
        </Empty>
      ) : null}
      <ul className="mails">
        {items?.map((mail) => (
          <Row key={mail.message_id} mail={mail} isChosen={mail.message_id === mails.chosenId} choose={mails.choose} />
        ))}
      </ul>
      {hasMore ? (
        <Button variant="subtle" fullWidth radius={0} loading={mails.isLoadingMore} onClick={mails.loadMore}>
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}

function Waiting({ error, retry }: { error: unknown; retry: () => void }) {
  if (error !== null) return <Failure error={error} retry={retry} />;
  return (
    <Stack gap="sm" p="md" aria-hidden>
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} height={62} />
      ))}
    </Stack>
  );
}

function Row({ mail, isChosen, choose }: { mail: Mail; isChosen: boolean; choose: (id: string) => void }) {
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <li>
      <button
        ref={row}
        type="button"
        className="mail"
        aria-current={isChosen ? 'true' : undefined}
        onClick={() => choose(mail.message_id)}
      >
        <span>{mail.to}</span>
        <span>
          <Ago at={mail.sent_at} />
        </span>
        <span className="mail-subject">{mail.subject}</span>
        <span className="mail-begin">{beginningOf(mail.text)}</span>
      </button>
    </li>
  );
}

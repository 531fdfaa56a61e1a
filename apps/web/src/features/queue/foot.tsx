import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { useExplain } from '../../words/errors';
import { useWords } from '../../words/words';
import { uiWords } from '../../ui/words';
import type { Rows } from './use-rows';
import { queueWords } from './words';

type FootProps = Pick<Rows, 'rows' | 'isMore' | 'moreError' | 'retryMore'>;

/** Under the rows: what is still to come, or why it did not. */
export function Foot({ rows, isMore, moreError, retryMore }: FootProps) {
  const t = useWords(queueWords);
  if (rows.length === 0) return null;
  if (moreError) return <Failed error={moreError} retry={retryMore} />;
  return <div className="queue-foot">{isMore ? t('loading_more') : <VisuallyHidden>{t('end')}</VisuallyHidden>}</div>;
}

function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useWords(uiWords);
  const explain = useExplain();
  return (
    <Group className="queue-foot" role="alert" justify="center" gap="sm">
      <Text size="sm">{explain(error)}</Text>
      <Button size="compact-sm" variant="default" onClick={retry}>
        {t('retry')}
      </Button>
    </Group>
  );
}

import { Text } from '@mantine/core';
import { useLabel } from '../../../words/labels';
import { useLanguage } from '../../../words/language';
import { useWords } from '../../../words/words';
import type { Configuration } from '../queries';
import { configurationWords } from './words';

/** Which types of ticket something of the configuration is for. */
export function UsedBy({ types }: { types: readonly Pick<Configuration['ticket_types'][number], 'type'>[] }) {
  const t = useWords(configurationWords);
  const label = useLabel();
  const { language } = useLanguage();
  const names = new Intl.ListFormat(language).format(types.map(({ type }) => label(type)));
  return (
    <Text size="sm" c="dimmed">
      {types.length === 0 ? t('unused') : t('used_by', { types: names })}
    </Text>
  );
}

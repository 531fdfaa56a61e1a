import { ActionIcon, Tooltip } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../words/words';
import { type ColumnName, columns } from './columns';
import { Picker } from '../../ui/picker';
import { queueWords } from './words';

export function ColumnsMenu({
  chosen,
  choose,
}: {
  chosen: readonly ColumnName[];
  choose: (chosen: readonly ColumnName[]) => void;
}) {
  const t = useWords(queueWords);
  const [opened, setOpened] = useState(false);
  const toggle = (name: string) => {
    const next = columns.map((column) => column.name).filter((known) => chosen.includes(known) !== (known === name));
    choose(next);
  };
  return (
    <Picker
      label={t('columns')}
      groups={[{ options: columns.map(({ name }) => ({ value: name, label: t(name), selected: chosen.includes(name) })) }]}
      onPick={toggle}
      opened={opened}
      setOpened={setOpened}
      stays
    >
      {(open) => (
        <Tooltip label={t('columns')}>
          <ActionIcon variant="default" size={32} aria-label={t('columns')} aria-haspopup="listbox" onClick={open}>
            <IconColumns3 size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </Picker>
  );
}

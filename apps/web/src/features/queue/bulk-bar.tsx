/** What can be done to the selected tickets: over the foot of the list, so that no row makes room for it. */
import { ActionIcon, Button, Group, Kbd, Paper, Tooltip } from '@mantine/core';
import { IconArrowsUp, IconCircleDot, IconTag, IconUserPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ListedTicket } from '../../api/types';
import { useWords } from '../../words/words';
import type { BulkAct } from './bulk';
import { type Extent, isAllLoaded, MOST, SelectedCount, SelectMore } from './bulk-extent';
import { type Choices, useAssignChoices, usePriorityChoices, useStatusChoices, useTagChoices } from './bulk-choices';
import { Picker } from '../../ui/picker';
import { useIsNarrow } from './table';
import { bulkWords } from './bulk-words';

export type BulkMenu = 'assign' | 'status' | 'priority' | 'tags';

interface BulkBarProps {
  tickets: readonly ListedTicket[];
  /** The list that they are of. */
  extent: Extent;
  menu: BulkMenu | null;
  setMenu: (menu: BulkMenu | null) => void;
  run: (act: BulkAct) => void;
  acts: { choose: (ids: readonly string[]) => void; clear: () => void };
}

export function BulkBar({ tickets, extent, acts: { choose, clear }, ...more }: BulkBarProps) {
  const t = useWords(bulkWords);
  const choices: Record<BulkMenu, Choices> = {
    assign: useAssignChoices(),
    status: useStatusChoices(tickets),
    priority: usePriorityChoices(),
    tags: useTagChoices(tickets),
  };
  return (
    <Paper withBorder shadow="lg" radius="md" p={6} className="queue-bulk" role="toolbar" aria-label={t('selection')}>
      {isAllLoaded(extent, tickets.length) && tickets.length < MOST ? <SelectMore extent={extent} choose={choose} /> : null}
      <Group gap={4} wrap="nowrap">
        <SelectedCount extent={extent} count={tickets.length} />
        <Choose {...more} name="assign" hint="a" choices={choices.assign} icon={<IconUserPlus size={17} aria-hidden />} />
        <Choose {...more} name="status" hint="s" choices={choices.status} icon={<IconCircleDot size={17} aria-hidden />} />
        <Choose {...more} name="priority" hint="p" choices={choices.priority} icon={<IconArrowsUp size={17} aria-hidden />} />
        <Choose {...more} name="tags" hint="t" choices={choices.tags} icon={<IconTag size={17} aria-hidden />} />
        <Tooltip label={t('clear')}>
          <ActionIcon variant="subtle" color="gray" size={34} aria-label={t('clear')} onClick={clear}>
            <IconX size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Paper>
  );
}

interface ChooseProps extends Pick<BulkBarProps, 'menu' | 'setMenu' | 'run'> {
  name: BulkMenu;
  hint: string;
  choices: Choices;
  icon: ReactNode;
}

function Choose({ name, hint, choices: { label, short, groups, actOf, offer }, icon, menu, setMenu, run }: ChooseProps) {
  const isNarrow = useIsNarrow();
  const pick = (value: string) => {
    const act = actOf(value);
    if (act) run(act);
  };
  return (
    <Picker
      label={label}
      groups={groups}
      onPick={pick}
      opened={menu === name}
      setOpened={(opened) => setMenu(opened ? name : null)}
      offer={offer}
    >
      {(toggle) =>
        isNarrow ? (
          <ActionIcon variant="subtle" size={40} aria-label={label} aria-haspopup="listbox" onClick={toggle}>
            {icon}
          </ActionIcon>
        ) : (
          <Button
            variant="subtle"
            size="compact-sm"
            h={34}
            leftSection={icon}
            rightSection={<Kbd size="xs">{hint}</Kbd>}
            aria-haspopup="listbox"
            onClick={toggle}
          >
            {short}
          </Button>
        )
      }
    </Picker>
  );
}

/** The filters of a queue: one small menu each, shown while it is set, and a menu of those that are not. */
import { Button, CloseButton, Group, UnstyledButton } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../words/words';
import type { FilterKind } from './filter-kinds';
import { OpenedFilter } from './opened-filter';
import { Picker } from '../../ui/picker';
import { type FilterName, type QueueSearch, toggled, withFilter } from './search';
import { queueWords } from './words';

export interface FilterBarProps {
  search: QueueSearch;
  setSearch: (search: QueueSearch) => void;
  kinds: readonly FilterKind[];
}
type Open = FilterName | 'kinds' | null;

export function FilterBar({ search, setSearch, kinds }: FilterBarProps) {
  const t = useWords(queueWords);
  const [open, setOpen] = useState<Open>(null);
  const isShown = ({ name, text }: FilterKind) => text !== null || open === name;
  const chip = (kind: FilterKind) =>
    kind.name === 'from' ? (
      <OpenedFilter key="from" {...{ search, setSearch, kind, open, setOpen }} />
    ) : (
      <Chip key={kind.name} {...{ search, setSearch, kind, open, setOpen }} />
    );
  return (
    <Group gap={6}>
      {kinds.filter(isShown).map(chip)}
      <Picker
        label={t('filter_by')}
        groups={[{ options: kinds.filter((kind) => !isShown(kind)).map(({ name, label }) => ({ value: name, label })) }]}
        onPick={(name) => setTimeout(() => setOpen(name as FilterName))}
        opened={open === 'kinds'}
        setOpened={(opened) => setOpen(opened ? 'kinds' : null)}
      >
        {(toggle) => (
          <Button
            variant="default"
            size="compact-sm"
            h={32}
            leftSection={<IconFilter size={15} aria-hidden />}
            aria-haspopup="listbox"
            onClick={toggle}
          >
            {t('filter')}
          </Button>
        )}
      </Picker>
    </Group>
  );
}

export interface ChipProps extends Omit<FilterBarProps, 'kinds'> {
  kind: FilterKind;
  open: Open;
  setOpen: (open: Open) => void;
}

function Chip({ search, setSearch, kind: { name, label, text, groups, isMany, offer }, open, setOpen }: ChipProps) {
  return (
    <ChipFrame label={label} remove={text === null ? undefined : () => setSearch(withFilter(search, name, undefined))}>
      <Picker
        label={label}
        groups={groups}
        onPick={(word) => setSearch(toggled(search, name, word))}
        opened={open === name}
        setOpened={(opened) => setOpen(opened ? name : null)}
        stays={isMany}
        offer={offer}
      >
        {(toggle) => (
          <UnstyledButton className="queue-chip-text" aria-haspopup="listbox" onClick={toggle}>
            <span className="queue-chip-name">{label}</span> {text ?? '…'}
          </UnstyledButton>
        )}
      </Picker>
    </ChipFrame>
  );
}

interface FrameProps {
  label: string;
  remove: (() => void) | undefined;
  children: ReactNode;
}
export function ChipFrame({ label, remove, children }: FrameProps) {
  const t = useWords(queueWords);
  return (
    <div className="queue-chip">
      {children}
      {remove ? <CloseButton size={26} iconSize={14} aria-label={t('remove_filter', { name: label })} onClick={remove} /> : null}
    </div>
  );
}

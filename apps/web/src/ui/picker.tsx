/** A button that opens a list to pick from by keys, typing or touch. */
import { Combobox, Group, Text, useCombobox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../words/words';
import { uiWords } from './words';

export interface PickerOption {
  value: string;
  label: string;
  mark?: ReactNode;
  /** At the right: how many, or which key. */
  note?: string;
  selected?: boolean;
}
export interface PickerGroup {
  heading?: string;
  options: readonly PickerOption[];
}
interface PickerProps {
  /** What is picked. */
  label: string;
  groups: readonly PickerGroup[];
  onPick: (value: string) => void;
  opened: boolean;
  setOpened: (opened: boolean) => void;
  /** Gets what opens and closes the list. */
  children: (toggle: () => void) => ReactElement;
  /** Several can be picked one after another. */
  stays?: boolean;
  /** Of text that no option has: how it is offered to be picked as it stands. */
  offer?: (text: string) => string;
}

export function Picker({ label, groups, onPick, opened, setOpened, children, stays = false, offer }: PickerProps) {
  const [text, setText] = useState('');
  const picker = useCombobox({ opened, onOpenedChange: setOpened });
  const found = groupsWith(groups, text, offer);
  const close = () => {
    setOpened(false);
    setText('');
    picker.focusTarget();
  };
  useOnOpen(opened, text, picker);
  return (
    <Combobox
      store={picker}
      width={250}
      position="bottom-start"
      shadow="md"
      onClose={() => setText('')}
      onOptionSubmit={(value) => {
        onPick(value);
        if (!stays) close();
      }}
    >
      <Combobox.Target withAriaAttributes={false}>{children(() => (opened ? close() : setOpened(true)))}</Combobox.Target>
      <Combobox.Dropdown role="dialog" aria-label={label}>
        <Combobox.Search
          aria-label={label}
          placeholder={label}
          value={text}
          maxLength={50}
          onKeyDown={({ key }) => key === 'Escape' && close()}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <PickerList label={label} groups={found} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Also when a key of the page opened it, not the button; Enter picks the first of what is left by typing. */
function useOnOpen(opened: boolean, text: string, picker: ReturnType<typeof useCombobox>): void {
  useEffect(() => {
    const soon = opened ? setTimeout(() => picker.searchRef.current?.focus()) : undefined;
    return () => clearTimeout(soon);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once each time it opens
  }, [opened]);
  useEffect(() => {
    const soon = opened ? setTimeout(() => picker.selectFirstOption()) : undefined;
    return () => clearTimeout(soon);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- each time the list is another
  }, [opened, text]);
}

function PickerList({ label, groups }: { label: string; groups: readonly PickerGroup[] }) {
  const t = useWords(uiWords);
  return (
    <Combobox.Options aria-label={label} mah={330} tabIndex={0} style={{ overflowY: 'auto' }}>
      {groups.map(({ heading, options }) =>
        heading === undefined ? (
          options.map((option) => <Option key={option.value} option={option} />)
        ) : (
          <Combobox.Group key={heading} label={heading}>
            {options.map((option) => (
              <Option key={option.value} option={option} />
            ))}
          </Combobox.Group>
        ),
      )}
      {groups.length === 0 ? <Combobox.Empty>{t('nothing_to_pick')}</Combobox.Empty> : null}
    </Combobox.Options>
  );
}

function Option({ option: { value, label, mark, note, selected = false } }: { option: PickerOption }) {
  return (
    <Combobox.Option value={value} selected={selected} aria-selected={selected}>
      <Group gap={8} wrap="nowrap">
        {mark}
        <Text size="sm" flex={1} truncate>
          {label}
        </Text>
        {note === undefined ? null : (
          <Text size="xs" c="inherit" className="tabular">
            {note}
          </Text>
        )}
        {selected ? <IconCheck size={15} aria-hidden /> : null}
      </Group>
    </Combobox.Option>
  );
}

function groupsWith(groups: readonly PickerGroup[], text: string, offer: PickerProps['offer']): readonly PickerGroup[] {
  const wanted = text.trim().toLowerCase();
  const found = groups
    .map((group) => ({ ...group, options: group.options.filter(({ label }) => label.toLowerCase().includes(wanted)) }))
    .filter(({ options }) => options.length > 0);
  const isKnown = groups.some(({ options }) => options.some(({ label }) => label.toLowerCase() === wanted));
  if (!offer || wanted === '' || isKnown) return found;
  return [...found, { options: [{ value: text.trim(), label: offer(text.trim()) }] }];
}

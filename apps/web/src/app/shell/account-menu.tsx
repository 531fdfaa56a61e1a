import { Menu, Text, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconApi, IconKeyboard, IconLogout } from '@tabler/icons-react';
import { desk } from '../../api/client';
import { useMe } from '../../api/people';
import { Face } from '../../ui/marks';
import { useTell } from '../../ui/tell';
import { useLanguage } from '../../words/language';
import { useWords } from '../../words/words';
import { shellWords } from './words';

export function AccountMenu({ showKeys }: { showKeys: () => void }) {
  const t = useWords(shellWords);
  const name = useMe()?.actor.name ?? '';
  return (
    <Menu position="bottom-end" width={250} closeOnItemClick>
      <Menu.Target>
        <UnstyledButton>
          <VisuallyHidden>{t('account', { name })}</VisuallyHidden>
          <Face name={name} size={32} hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} c="var(--mantine-color-text)">
            {name}
          </Text>
        </Menu.Label>
        <Appearance />
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={showKeys}>
          {t('keys')}
        </Menu.Item>
        <Menu.Item component="a" href="/docs" leftSection={<IconApi size={16} aria-hidden />}>
          {t('api')}
        </Menu.Item>
        <SignOut />
      </Menu.Dropdown>
    </Menu>
  );
}

function Appearance() {
  const t = useWords(shellWords);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { language, choose } = useLanguage();
  return (
    <>
      <Choice
        name={t('theme')}
        value={colorScheme}
        choose={setColorScheme}
        options={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <Choice
        name={t('language')}
        value={language}
        choose={choose}
        options={[
          { value: 'en', label: 'English' },
          { value: 'nl', label: 'Nederlands' },
        ]}
      />
    </>
  );
}

interface ChoiceProps<T extends string> {
  name: string;
  value: T;
  choose: (value: T) => void;
  options: readonly { value: T; label: string }[];
}

/** The arrows of a menu come by it, too: a control of its own in a menu would be beyond their reach. */
function Choice<T extends string>({ name, value, choose, options }: ChoiceProps<T>) {
  return (
    <div role="group" aria-label={name}>
      <Menu.Label>{name}</Menu.Label>
      <Menu.RadioGroup value={value}>
        {options.map((option) => (
          <Menu.RadioItem key={option.value} value={option.value} onChange={() => choose(option.value)}>
            {option.label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </div>
  );
}

function SignOut() {
  const t = useWords(shellWords);
  const tell = useTell();
  // A new load: nothing that was read stays in memory.
  const leave = () => desk.delete('/session').then(() => location.assign('/app'), tell.failed);
  return (
    <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
      {t('sign_out')}
    </Menu.Item>
  );
}

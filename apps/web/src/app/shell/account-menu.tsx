import { Menu, SegmentedControl, Text, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
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
      <Menu.Label>{t('theme')}</Menu.Label>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('theme')}
        value={colorScheme}
        onChange={(value) => setColorScheme(value)}
        data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <Menu.Label>{t('language')}</Menu.Label>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('language')}
        value={language}
        onChange={choose}
        data={[
          { value: 'en', label: 'English' },
          { value: 'nl', label: 'Nederlands' },
        ]}
      />
    </>
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

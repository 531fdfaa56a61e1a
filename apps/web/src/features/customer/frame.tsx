import './customer.css';
import { Anchor, Button, Container, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconLanguage } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Failure } from '../../ui/page';
import { uiWords } from '../../ui/words';
import { LanguageProvider, useLanguage } from '../../words/language';
import { useWords } from '../../words/words';
import { isRefused } from '../../api/refused';
import type { Brand } from './queries';
import { spokenLanguage } from './spoken';
import { customerWords } from './words';

interface FrameProps {
  title: string;
  /** Above the title, small: what belongs to it. */
  over?: ReactNode;
  brand?: Brand;
  /** Puts the reader at the title: what they see is another page, though the browser loaded none. */
  arrived?: boolean;
  children: ReactNode;
}

/** From so many characters on a title is a sentence or two, and set smaller. */
const LONG = 80;

/** What every page of a brand's customers stands in: whose it is, the other language, one h1. */
export function Frame({ title, over, brand, arrived = false, children }: FrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useDocumentTitle(brand ? `${title} · ${brand.name}` : title);
  useEffect(() => {
    if (arrived) heading.current?.focus();
  }, [arrived]);
  return (
    <div className="help">
      <Top brand={brand} />
      <Container component="main" size={680} w="100%" px={{ base: 'md', sm: 'lg' }} py={{ base: 'lg', sm: 36 }} flex={1}>
        <Stack gap="lg">
          <div>
            {over}
            <Title
              order={1}
              ref={heading}
              tabIndex={-1}
              className={title.length > LONG ? 'help-title help-title-long' : 'help-title'}
            >
              {title}
            </Title>
          </div>
          {children}
        </Stack>
      </Container>
      <Bottom />
    </div>
  );
}

function Top({ brand }: { brand: Brand | undefined }) {
  const t = useWords(customerWords);
  const { language, choose } = useLanguage();
  const other = language === 'en' ? 'nl' : 'en';
  return (
    <header className="help-top">
      <Container size={680} px={{ base: 'md', sm: 'lg' }}>
        <Group justify="space-between" h={56} wrap="nowrap">
          {brand ? (
            <Anchor href={`/help/${brand.slug}`} fw={650} fz="lg" c="inherit" underline="hover" truncate>
              {brand.name}
            </Anchor>
          ) : (
            <span />
          )}
          <Button
            variant="subtle"
            color="gray"
            c="inherit"
            lang={other}
            leftSection={<IconLanguage size={18} aria-hidden />}
            onClick={() => choose(other)}
            mr={-18}
            style={{ flexShrink: 0 }}
          >
            {t('other_language')}
          </Button>
        </Group>
      </Container>
    </header>
  );
}

function Bottom() {
  const t = useWords(customerWords);
  return (
    <Text component="footer" ta="center" size="xs" c="dimmed" p="md">
      {t('powered')}
    </Text>
  );
}

/** The page of a brand in the language that its reader speaks. */
export function InLanguageOf({ brand, children }: { brand: Brand; children: ReactNode }) {
  return <LanguageProvider initial={spokenLanguage(navigator.languages, brand.language)}>{children}</LanguageProvider>;
}

/** While it is read, and when it could not be. @param gone the word for what is not there */
export function NotThere({ error, gone, retry }: { error: unknown; gone: 'lost' | 'bad_link'; retry: () => void }) {
  const t = useWords(customerWords);
  const u = useWords(uiWords);
  if (error === null)
    return (
      <main className="help-waiting" aria-busy="true">
        <Loader size="sm" role="status" aria-label={u('loading')} />
      </main>
    );
  const isGone = isRefused(error, 'not_found', 'ticket_not_found', 'ticket_removed');
  return (
    <Frame title={isGone ? t(gone) : u('failed')}>
      {isGone ? <Text>{t(`${gone}_more`)}</Text> : <Failure error={error} retry={retry} />}
    </Frame>
  );
}

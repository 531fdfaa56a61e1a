import { Stack, Text, Title } from '@mantine/core';
import { useFormats } from '../../../words/formats';
import { useLanguage } from '../../../words/language';
import { useWords } from '../../../words/words';
import type { Configuration } from '../queries';
import { barsOf, dateInWords, hoursOfWeek, weekdays } from './week';
import { configurationWords } from './words';

type Calendar = Configuration['calendars'][number]['calendar'];
type Weekly = Extract<Calendar, { kind: 'weekly' }>;

/** Which hours count. */
export function Calendars({ configuration }: { configuration: Configuration }) {
  const t = useWords(configurationWords);
  return (
    <div className="parts">
      {configuration.calendars.map(({ name, calendar }) => (
        <section key={name} className="panel part">
          <Title order={2}>{name}</Title>
          {calendar.kind === 'always' ? <Text size="sm">{t('calendar_always')}</Text> : <Week calendar={calendar} />}
        </section>
      ))}
    </div>
  );
}

function Week({ calendar }: { calendar: Weekly }) {
  const t = useWords(configurationWords);
  const formats = useFormats();
  const hours = formats.number(hoursOfWeek(calendar.hours));
  return (
    <>
      <Text size="sm">{t('calendar_zone', { zone: calendar.time_zone, hours })}</Text>
      <table className="week">
        <thead className="for-ears">
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('hours_of_day')}</th>
          </tr>
        </thead>
        <tbody>
          {weekdays.map((day) => (
            <tr key={day}>
              <th scope="row">{t(day)}</th>
              <td className="tabular">
                <DayBar spans={calendar.hours[day]} />
                {calendar.hours[day]?.join(', ').replaceAll('-', '–') ?? t('closed')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Holidays dates={calendar.holidays} />
    </>
  );
}

/** Midnight to midnight; the line in the middle is noon. */
function DayBar({ spans }: { spans: readonly string[] | undefined }) {
  return (
    <div className="day" aria-hidden="true">
      {barsOf(spans).map(({ left, width }) => (
        <span key={left} style={{ left: `${left}%`, width: `${width}%` }} />
      ))}
    </div>
  );
}

function Holidays({ dates }: { dates: readonly string[] }) {
  const t = useWords(configurationWords);
  const { language } = useLanguage();
  return (
    <Stack gap={6}>
      <Title order={3}>{t('holidays')}</Title>
      {dates.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('no_holidays')}
        </Text>
      ) : (
        <ul className="dates">
          {[...dates].sort().map((date) => (
            <li key={date}>{dateInWords(date, language)}</li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

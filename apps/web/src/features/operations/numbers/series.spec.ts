import { seriesIn } from './series';

const brand = (slug: string, ...series: string[]) => ({ slug, number_series: series.map((one) => ({ series: one })) });
const brands = [brand('chargecars', 'SUP', 'SAL'), brand('other', 'SUP', 'SAL'), brand('demo', 'DEMO-SUP', 'DEMO-SAL')];

describe('the series to choose from', () => {
  it.each([
    ['are those of every brand, each once', null, null, ['SUP', 'SAL', 'DEMO-SUP', 'DEMO-SAL']],
    ['are those of the chosen brand', 'demo', null, ['DEMO-SUP', 'DEMO-SAL']],
    ['keep the one that is chosen', 'demo', 'OLD', ['DEMO-SUP', 'DEMO-SAL', 'OLD']],
  ])('%s', (_, slug, chosen, expected) => expect(seriesIn(brands, slug, chosen)).toEqual(expected));
});

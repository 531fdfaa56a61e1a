import fc from 'fast-check';
import { centsOf, formatCents, pipelineOf, weightedCents } from './money';

describe('sums of money', () => {
  it('go from text to cents and back unchanged', () => {
    const amounts = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(amounts, ([euro, cents]) => {
        const text = `${euro}.${String(cents).padStart(2, '0')}`;
        expect(formatCents(centsOf(text))).toBe(text);
      }),
    );
  });

  it.each([
    [5n, 10, 1n],
    [4n, 10, 0n],
    [10n, 33, 3n],
    [450000n, 10, 45000n],
    [1n, 49, 0n],
    [1n, 50, 1n],
    [7n, 0, 0n],
    [7n, 100, 7n],
  ])('weigh %d cents at %d %% as %d, half up', (cents, percent, weighted) =>
    expect(weightedCents(cents, percent)).toBe(weighted),
  );

  it('of an empty pipeline are nothing, stage by stage', () => {
    const { stages, ...sums } = pipelineOf([]);
    expect(stages.map(({ sales_stage, count, value }) => [sales_stage, count, value])).toEqual(
      ['lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost'].map((stage) => [stage, 0, '0.00']),
    );
    expect(sums).toEqual({ open_value: '0.00', weighted_value: '0.00', won_value: '0.00' });
  });
});

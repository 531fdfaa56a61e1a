interface Brand {
  slug: string;
  number_series: readonly { series: string }[];
}

/** Those that the chosen brand numbers in, or any of them; and the one that is chosen, whichever brand that was of. */
export const seriesIn = (brands: readonly Brand[], brand: string | null, chosen: string | null): string[] => {
  const known = brands.filter(({ slug }) => brand === null || slug === brand);
  const series = known.flatMap(({ number_series }) => number_series.map((one) => one.series));
  return [...new Set([...series, ...(chosen ? [chosen] : [])])];
};

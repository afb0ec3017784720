/** The map of a plan: few features, few points, and nothing faulty thinned away. */
import type { Feature } from 'geojson';
import { describe, expect, it } from 'vitest';
import { previewOf, type PreviewFeature } from '../../../main/core/import-desk/preview.ts';

const ring = (east: number, corners: number): PreviewFeature => ({
  layer: '0/0',
  name: `${east}`,
  faulty: false,
  geometry: {
    type: 'Polygon',
    coordinates: [
      Array.from({ length: corners + 1 }, (_, i) => {
        const angle = ((i % corners) / corners) * 2 * Math.PI;
        // Wild enough that every corner matters at first.
        const reach = 0.4 + 0.1 * (i % 2);
        return [105 + east + reach * Math.cos(angle), 25 + reach * Math.sin(angle)];
      }),
    ],
  },
});
const points = ({ geometry }: Feature): number =>
  geometry.type === 'Polygon' ? geometry.coordinates.reduce((sum, line) => sum + line.length, 0) : 1;

describe('a preview', () => {
  it('shows three thousand of many features, every faulty one among them', () => {
    const many = Array.from({ length: 20_000 }, (_, i): PreviewFeature => ({
      layer: '0/0',
      name: `${i}`,
      faulty: i % 1000 === 7,
      geometry: { type: 'Point', coordinates: [105 + i / 1e5, 25] },
    }));
    const { features } = previewOf(many);
    expect(features.length).toBeLessThanOrEqual(3000);
    expect(features.length).toBeGreaterThan(2000);
    expect(features.filter(({ properties }) => properties?.['faulty'] === true)).toHaveLength(20);
  });

  it('draws few points of many, and few features as they are', () => {
    const { features } = previewOf(Array.from({ length: 400 }, (_, i) => ring(i, 2000)));
    expect(features.reduce((sum, feature) => sum + points(feature), 0)).toBeLessThanOrEqual(150_000);
    const [one] = previewOf([ring(0, 12)]).features;
    expect(one && points(one)).toBe(13);
  });

  it('leaves a ring alone that no simplification can take', () => {
    const broken: PreviewFeature = {
      ...ring(0, 4),
      faulty: true,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [105, 25],
            [105, 25],
          ],
        ],
      },
    };
    expect(previewOf([broken, ring(1, 8)]).features).toHaveLength(2);
  });
});

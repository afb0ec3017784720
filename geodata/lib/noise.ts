/** Fractal simplex noise over plane coordinates. */
import { createNoise2D, type NoiseFunction2D } from 'simplex-noise';
import type { Random } from './random.ts';

export type Noise = NoiseFunction2D;

export function makeNoise(random: Random): Noise {
  return createNoise2D(random.next);
}

/** Sum of `octaves` of noise, each twice as fine and half as strong; about −1 … 1. */
export function fractal(noise: Noise, x: number, y: number, octaves: number): number {
  let amplitude = 1;
  let sum = 0;
  let total = 0;
  let fx = x;
  let fy = y;
  for (let octave = 0; octave < octaves; octave++) {
    sum += amplitude * noise(fx, fy);
    total += amplitude;
    amplitude *= 0.5;
    // The shift keeps the octaves from lining up at the origin.
    fx = fx * 2 + 17.3;
    fy = fy * 2 - 9.1;
  }
  return sum / total;
}

/**
 * Poor households as one WebGL point layer on typed arrays: two floats of place and one byte of status each. A change of
 * status rewrites the bytes of its village only (PERFORMANCE: 3–5 ms for 350,000).
 */
import {
  type CustomLayerInterface,
  type CustomRenderMethodInput,
  type Map as MapLibreMap,
  MercatorCoordinate,
} from 'maplibre-gl';
import type { PlacedHouseholds } from '../../shared/domain/placed-households.ts';
import { HOUSEHOLD_RINGS, HOUSEHOLD_SIZES, HOUSEHOLD_ZOOM, householdRadius } from './packs/households.ts';
import { zoomShift } from './magnify.ts';
import type { HouseholdPaint, ThemeName } from './paint.ts';
import { tokensOf } from './tokens.ts';

export const HOUSEHOLD_LAYER = 'household-dots';
const DEGREES = 1e-5;
const REMOVED = 3;

/** Form by status: ring (poor), small solid dot (lifted), dotted ring (relapsed), nothing (removed). */
const VERTEX = `#version 300 es
uniform mat4 u_matrix;
uniform float u_radius;
uniform float u_ratio;
in vec2 a_at;
in float a_status;
flat out int v_status;
out float v_size;
void main() {
  v_status = int(a_status + 0.5);
  float radius = v_status == 1 ? u_radius * ${HOUSEHOLD_SIZES.lifted} : v_status == 2 ? u_radius * ${HOUSEHOLD_SIZES.relapsed} : u_radius;
  v_size = v_status == ${REMOVED} ? 0.0 : (radius + 1.0) * 2.0 * u_ratio;
  gl_PointSize = v_size;
  gl_Position = v_status == ${REMOVED} ? vec4(2.0, 2.0, 2.0, 1.0) : u_matrix * vec4(a_at, 0.0, 1.0);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
uniform vec3 u_poor;
uniform vec3 u_lifted;
uniform vec3 u_relapsed;
uniform vec3 u_hollow;
uniform float u_ratio;
flat in int v_status;
in float v_size;
out vec4 color;
void main() {
  vec2 at = (gl_PointCoord - 0.5) * v_size / u_ratio;
  float outer = v_size / u_ratio * 0.5 - 1.0;
  float d = length(at);
  float soft = 0.7 / u_ratio;
  float disc = 1.0 - smoothstep(outer - soft, outer + soft, d);
  if (disc <= 0.0) discard;
  if (v_status == 1) { color = vec4(u_lifted, 1.0) * disc * 0.9; return; }
  float width = v_status == 2 ? ${HOUSEHOLD_RINGS.relapsed} : ${HOUSEHOLD_RINGS.poor};
  float ring = smoothstep(outer * (1.0 - width) - soft, outer * (1.0 - width) + soft, d);
  if (v_status == 2) {
    float dots = smoothstep(-0.3, 0.3, sin(atan(at.y, at.x) * 8.0));
    float core = 1.0 - smoothstep(outer * ${HOUSEHOLD_RINGS.heart} - soft, outer * ${HOUSEHOLD_RINGS.heart} + soft, d);
    color = vec4(mix(u_hollow, u_relapsed, max(ring * dots, core)), 1.0) * disc;
    return;
  }
  color = vec4(mix(u_hollow, u_poor, ring), 1.0) * disc;
}`;

/** '#rrggbb' as three numbers 0–1. */
const rgb = (hex: string): [number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
};

function compile(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('no shader');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.bindAttribLocation(program, 0, 'a_at');
  gl.bindAttribLocation(program, 1, 'a_status');
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? 'shader');
  return program;
}

/** Dots of every village block; survives the loss of its context because the arrays stay here. */
export class HouseholdsLayer implements CustomLayerInterface {
  readonly id = HOUSEHOLD_LAYER;
  readonly type = 'custom' as const;
  readonly renderingMode = '2d' as const;
  readonly count: number;
  visible = true;
  readonly #places: Float32Array;
  readonly #statuses: Uint8Array;
  readonly #firstOf = new Map<string, { first: number; count: number }>();
  readonly #origin: readonly [number, number];
  #theme: ThemeName;
  #scale = 1;
  #map: MapLibreMap | null = null;
  #gl: WebGL2RenderingContext | null = null;
  #program: WebGLProgram | null = null;
  #statusBuffer: WebGLBuffer | null = null;
  #vertices: WebGLVertexArrayObject | null = null;

  constructor(villages: readonly PlacedHouseholds[], theme: ThemeName) {
    this.#theme = theme;
    this.count = villages.reduce((sum, block) => sum + block.members.length, 0);
    this.#places = new Float32Array(this.count * 2);
    this.#statuses = new Uint8Array(this.count);
    const first = villages.find((block) => block.at.length >= 2);
    // Places are kept relative to the first household: 32-bit floats would be metres off in world coordinates.
    const origin = MercatorCoordinate.fromLngLat([(first?.at[0] ?? 0) * DEGREES, (first?.at[1] ?? 0) * DEGREES]);
    this.#origin = [origin.x, origin.y];
    let next = 0;
    for (const block of villages) {
      this.#firstOf.set(block.village, { first: next, count: block.members.length });
      for (let row = 0; row < block.members.length; row += 1, next += 1) {
        const at = MercatorCoordinate.fromLngLat([
          (block.at[row * 2] ?? 0) * DEGREES,
          (block.at[row * 2 + 1] ?? 0) * DEGREES,
        ]);
        this.#places[next * 2] = at.x - origin.x;
        this.#places[next * 2 + 1] = at.y - origin.y;
      }
    }
  }

  setTheme(theme: ThemeName): void {
    this.#theme = theme;
    this.#map?.triggerRepaint();
  }

  /** Dots grow and come later by the same factor as everything else (magnify.ts). */
  setScale(scale: number): void {
    this.#scale = scale;
    this.#map?.triggerRepaint();
  }

  paint(villages: readonly HouseholdPaint[]): void {
    for (const { village, statuses } of villages) {
      const block = this.#firstOf.get(village);
      if (!block) continue;
      // On a past day the village has fewer rows: those that came later are not drawn.
      const part = new Uint8Array(block.count).fill(REMOVED);
      part.set(statuses.subarray(0, block.count));
      this.#statuses.set(part, block.first);
      if (!this.#gl || !this.#statusBuffer) continue;
      this.#gl.bindBuffer(this.#gl.ARRAY_BUFFER, this.#statusBuffer);
      this.#gl.bufferSubData(this.#gl.ARRAY_BUFFER, block.first, part);
    }
    this.#map?.triggerRepaint();
  }

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#gl = gl;
    this.#program = compile(gl);
    this.#vertices = gl.createVertexArray();
    gl.bindVertexArray(this.#vertices);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, this.#places, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    this.#statusBuffer = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#statusBuffer);
    gl.bufferData(gl.ARRAY_BUFFER, this.#statuses, gl.DYNAMIC_DRAW);
    gl.enableVertexAttribArray(1);
    gl.vertexAttribPointer(1, 1, gl.UNSIGNED_BYTE, false, 0, 0);
    gl.bindVertexArray(null);
  }

  onRemove(): void {
    this.#map = null;
    this.#gl = null;
    this.#statusBuffer = null;
  }

  render(gl: WebGL2RenderingContext | WebGLRenderingContext, input: CustomRenderMethodInput): void {
    const map = this.#map;
    const program = this.#program;
    if (
      !map ||
      !program ||
      !this.visible ||
      this.count === 0 ||
      map.getZoom() - zoomShift(this.#scale) < HOUSEHOLD_ZOOM ||
      !('bindVertexArray' in gl)
    )
      return;
    const tokens = tokensOf(this.#theme);
    const at = (name: string) => gl.getUniformLocation(program, name);
    gl.useProgram(program);
    gl.uniformMatrix4fv(at('u_matrix'), false, this.#relative(input.defaultProjectionData.mainMatrix));
    gl.uniform1f(at('u_radius'), householdRadius(map.getZoom() - zoomShift(this.#scale)) * this.#scale);
    gl.uniform1f(at('u_ratio'), map.getPixelRatio());
    gl.uniform3fv(at('u_poor'), rgb(tokens.household));
    gl.uniform3fv(at('u_lifted'), rgb(tokens.light.green));
    gl.uniform3fv(at('u_relapsed'), rgb(tokens.light.red));
    gl.uniform3fv(at('u_hollow'), rgb(tokens.hollow));
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.bindVertexArray(this.#vertices);
    gl.drawArrays(gl.POINTS, 0, this.count);
    gl.bindVertexArray(null);
  }

  /** The world matrix moved to the origin of the places, in double precision before it is handed to the card. */
  #relative(matrix: ArrayLike<number>): Float32Array {
    const moved = Float32Array.from(matrix);
    const [x, y] = this.#origin;
    for (let row = 0; row < 4; row += 1)
      moved[12 + row] = (matrix[row] ?? 0) * x + (matrix[4 + row] ?? 0) * y + (matrix[12 + row] ?? 0);
    return moved;
  }
}

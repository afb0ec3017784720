/** Signs to choose from; the first button leaves the choice to the application. */
import { SHAPES, type Shape } from '../../map/shapes.ts';
import { t } from '../../text/t.ts';
import { ShapeSign } from './shape-sign.tsx';

interface SymbolPickerProps {
  /** Name that the kind gives; undefined where it gives none. */
  readonly value: string | undefined;
  /** What is drawn now. */
  readonly shape: Shape | 'line';
  readonly disabled: boolean;
  readonly onChange: (symbol: string | undefined) => void;
}

export function SymbolPicker({ value, shape, disabled, onChange }: SymbolPickerProps) {
  return (
    <fieldset className="field symbol-picker" disabled={disabled}>
      <legend className="field-label">{t('settings.kind.symbol')}</legend>
      <div className="symbols">
        <button type="button" className="auto" aria-pressed={value === undefined} onClick={() => onChange(undefined)}>
          {t('settings.kind.symbolAuto')}
        </button>
        {SHAPES.map((it) => (
          <button
            key={it}
            type="button"
            aria-pressed={value !== undefined && it === shape}
            aria-label={t(`shape.${it}`)}
            title={t(`shape.${it}`)}
            onClick={() => onChange(it)}
          >
            <ShapeSign shape={it} />
          </button>
        ))}
      </div>
    </fieldset>
  );
}

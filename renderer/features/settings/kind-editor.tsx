/** One kind: what it is, how it is drawn, reported and cleared, which quantities, works and proof belong to it. */
import { DeleteOutlined, DownloadOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Select } from 'antd';
import type { Kind } from '../../../shared/domain/kind.ts';
import { SECTORS } from '../../../shared/domain/kind.ts';
import type { HostClient } from '../../host/host-client.ts';
import type { Shape } from '../../map/shapes.ts';
import { count } from '../../text/format.ts';
import { sectorText } from '../../text/sector-text.ts';
import { t } from '../../text/t.ts';
import { ChoiceField, Field, TextField } from './fields.tsx';
import { AmountRows, EvidenceRows, StageRows } from './kind-rows.tsx';
import type { SectionProps } from './section.ts';
import { ShapeSign } from './shape-sign.tsx';
import { SymbolPicker } from './symbol-picker.tsx';
import { useTemplate } from './use-template.ts';

interface KindEditorProps extends Pick<SectionProps, 'readOnly' | 'issueAt'> {
  readonly kind: Kind;
  readonly index: number;
  readonly kinds: readonly Kind[];
  /** Targets of this kind. */
  readonly used: number;
  readonly isNew: boolean;
  /** As it is drawn now. */
  readonly sign: Shape | 'line';
  readonly host: HostClient;
  readonly onChange: (kind: Kind) => void;
  readonly onRemove: () => void;
}

const GEOMETRIES = ['point', 'line', 'none'] as const;
const PROGRESSES = ['amount', 'stages', 'chainage'] as const;
const ORDERS = ['sequence', 'parallel'] as const;
const CLEARS = ['complete', 'statement'] as const;

export function KindEditor(props: KindEditorProps) {
  const { kind, index, kinds, used, isNew, sign, host, readOnly, onChange, onRemove } = props;
  const set = (part: Partial<Kind>): void => onChange({ ...kind, ...part });
  const issue = (...path: (string | number)[]) => props.issueAt('kinds', index, ...path);
  const template = useTemplate(host);
  const others = [...new Set([...SECTORS, ...kinds.map((it) => it.sector)])];
  const title = kind.name === '' ? t('settings.kinds.unnamed') : kind.name;
  return (
    <article className="kind-editor" aria-label={title}>
      <header>
        <ShapeSign shape={sign} muted={kind.geometry === 'none'} />
        <h3>{title}</h3>
        <span className="badge">
          {isNew ? t('settings.kinds.new') : t('settings.kind.used', { count: count(used) })}
        </span>
        <span className="page-space" />
        <Button
          icon={<DownloadOutlined />}
          disabled={isNew}
          title={isNew ? t('settings.kind.templateNew') : undefined}
          loading={template.busy}
          onClick={() => template.save(kind)}
        >
          {t('settings.kind.template')}
        </Button>
        <Button
          icon={<DeleteOutlined />}
          danger
          disabled={readOnly || used > 0}
          title={used > 0 ? t('settings.kind.removeUsed', { count: count(used) }) : t('settings.kind.removeHint')}
          onClick={onRemove}
        >
          {t('settings.kind.remove')}
        </Button>
      </header>
      {template.said !== '' && (
        <p className="said" role="status">
          {template.said}
        </p>
      )}
      <fieldset className="settings-fields" disabled={readOnly}>
        {used > 0 && <p className="section-hint">{t('settings.kind.usedHint', { count: count(used) })}</p>}
        <div className="field-grid">
          <TextField
            label={t('settings.kind.name')}
            value={kind.name}
            placeholder={t('settings.kind.namePlaceholder')}
            issue={issue('name')}
            onChange={(name) => set({ name })}
          />
          {isNew ? (
            <TextField
              label={t('settings.kind.id')}
              value={kind.id}
              hint={t('settings.kind.idHint')}
              issue={issue('id')}
              onChange={(id) => set({ id })}
            />
          ) : (
            <Field label={t('settings.kind.id')} hint={t('settings.kind.idFixed')}>
              <output>{kind.id}</output>
            </Field>
          )}
          <Field label={t('settings.kind.sector')} issue={issue('sector')}>
            <AutoComplete
              value={sectorText(kind.sector)}
              options={others.map((sector) => ({ value: sector, label: sectorText(sector) }))}
              onChange={(text: string) => set({ sector: others.find((it) => sectorText(it) === text) ?? text })}
            />
          </Field>
          <TextField
            label={t('settings.kind.measure')}
            value={kind.measure}
            placeholder={t('settings.kind.measurePlaceholder')}
            issue={issue('measure')}
            onChange={(measure) => set({ measure })}
          />
        </div>
        <div className="field-grid">
          <ChoiceField
            label={t('settings.kind.geometry')}
            value={kind.geometry}
            options={GEOMETRIES.map((value) => ({ value, label: t(`geometry.${value}`) }))}
            onChange={(geometry) =>
              set({ geometry, ...(geometry !== 'line' && kind.progress === 'chainage' ? { progress: 'amount' } : {}) })
            }
          />
          <ChoiceField
            label={t('settings.kind.progress')}
            value={kind.progress}
            issue={issue('progress')}
            options={PROGRESSES.map((value) => ({
              value,
              label: t(`progress.${value}`),
              disabled: value === 'chainage' && kind.geometry !== 'line',
            }))}
            onChange={(progress) => set({ progress })}
          />
          <ChoiceField
            label={t('settings.kind.clears')}
            value={kind.clears}
            hint={t(`clears.${kind.clears}.hint`)}
            options={CLEARS.map((value) => ({ value, label: t(`clears.${value}`) }))}
            onChange={(clears) => set({ clears })}
          />
          {kind.stages.length > 1 && (
            <ChoiceField
              label={t('settings.kind.order')}
              value={kind.order ?? 'sequence'}
              hint={t(`order.${kind.order ?? 'sequence'}.hint`)}
              options={ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))}
              onChange={(order) => set({ order })}
            />
          )}
        </div>
        {kind.geometry !== 'none' && (
          <SymbolPicker
            value={kind.symbol}
            shape={sign}
            disabled={readOnly}
            onChange={(symbol) => {
              const { symbol: _before, ...rest } = kind;
              onChange(symbol === undefined ? rest : { ...rest, symbol });
            }}
          />
        )}
        <StageRows kind={kind} issue={issue} readOnly={readOnly} onChange={(stages) => set({ stages })} />
        <AmountRows kind={kind} issue={issue} onChange={(amounts) => set({ amounts })} />
        <Field label={t('settings.kind.works')} hint={t('settings.kind.worksHint')}>
          <Select
            mode="tags"
            value={kind.works ?? []}
            onChange={(works: string[]) => set({ works })}
            open={false}
            suffixIcon={null}
            aria-label={t('settings.kind.works')}
          />
        </Field>
        <EvidenceRows kind={kind} issue={issue} onChange={(evidence) => set({ evidence })} />
      </fieldset>
    </article>
  );
}

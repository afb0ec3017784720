/** The parts of the sheet with an eye each; the text of the one that is selected. */
import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { TOKEN_NAMES } from '../../text/sheet-tokens.ts';
import { t } from '../../text/t.ts';
import { FIXED_PART, type TemplateEdit } from './use-template-edit.ts';

const MOST_TEXT = 400;
const SAMPLE_TOKENS = TOKEN_NAMES.map((name) => `{${name}}`).join(' ');

export function PartList({ edit }: { edit: TemplateEdit }) {
  const { template, selected } = edit;
  return (
    <section aria-label={t('sheets.parts')}>
      <h3>{t('sheets.parts')}</h3>
      <ul className="part-list">
        {template.parts.toReversed().map((part) => {
          const name = t(`sheets.part.${part.kind}`);
          const isSelected = selected.includes(part.kind);
          const isFixed = part.kind === FIXED_PART;
          return (
            <li key={part.kind} className={part.shown ? undefined : 'part-hidden'}>
              <div>
                <button
                  type="button"
                  className="link"
                  aria-pressed={isSelected}
                  onClick={() => edit.select(isSelected ? [] : [part.kind])}
                >
                  {name}
                </button>
                <button
                  type="button"
                  className="link part-eye"
                  disabled={isFixed}
                  aria-pressed={part.shown}
                  aria-label={t(part.shown ? 'sheets.part.hide' : 'sheets.part.show', { part: name })}
                  title={
                    isFixed
                      ? t('sheets.part.fixed')
                      : t(part.shown ? 'sheets.part.hide' : 'sheets.part.show', { part: name })
                  }
                  onClick={() => edit.changePart(part.kind, { shown: !part.shown })}
                >
                  {part.shown ? <EyeOutlined aria-hidden /> : <EyeInvisibleOutlined aria-hidden />}
                </button>
              </div>
              {isSelected && part.text !== undefined && (
                <Input.TextArea
                  size="small"
                  autoSize={{ minRows: 1, maxRows: 4 }}
                  value={part.text}
                  maxLength={MOST_TEXT}
                  aria-label={t('sheets.part.text', { part: name })}
                  title={t('sheets.part.tokens', { tokens: SAMPLE_TOKENS })}
                  onChange={(event) => edit.changePart(part.kind, { text: event.target.value }, `text ${part.kind}`)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

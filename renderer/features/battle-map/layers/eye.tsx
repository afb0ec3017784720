/** The eye of a layer or of a group of layers: shown, hidden, or some of both. */
import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { t } from '../../../text/t.ts';

interface EyeProps {
  readonly name: string;
  readonly shown: boolean | 'mixed';
  readonly onToggle: () => void;
}

export function Eye({ name, shown, onToggle }: EyeProps) {
  return (
    <button
      type="button"
      className={shown === 'mixed' ? 'pack-eye mixed' : 'pack-eye'}
      aria-pressed={shown}
      aria-label={shown === true ? t('layers.hide', { name }) : t('layers.show', { name })}
      onClick={onToggle}
    >
      {shown === false ? <EyeInvisibleOutlined /> : <EyeOutlined />}
    </button>
  );
}

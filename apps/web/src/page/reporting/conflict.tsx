import { Alert, Button, Flex } from 'antd';
import { useTranslation } from '../../words/index.js';
import type { Report, ReportContent } from '../../api/reports.js';

export interface ConflictProps {
  readonly mine: ReportContent;
  readonly theirs: Report;
  readonly settle: (which: 'mine' | 'theirs', theirs: Report) => void;
}

/** Somebody else wrote in the report meanwhile: both are shown, and a person decides. Nothing is overwritten unseen. */
export function Conflict({ mine, theirs, settle }: ConflictProps) {
  const { t } = useTranslation();
  const lines = ({ text, figures, difficulties, nextSteps }: ReportContent | Report): string =>
    [text, ...figures.map(({ said }) => said), difficulties, nextSteps].filter(Boolean).join('\n');
  return (
    <Alert
      type="warning"
      showIcon
      title={t('reporting.conflict')}
      description={
        <>
          <div className="conflict-sides">
            <div>
              <b>{t('reporting.mine')}</b>
              <p className="keep-lines">{lines(mine) || t('reporting.blank')}</p>
            </div>
            <div>
              <b>{t('reporting.theirs')}</b>
              <p className="keep-lines">{lines(theirs) || t('reporting.blank')}</p>
            </div>
          </div>
          <Flex gap={8} wrap>
            <Button type="primary" onClick={() => settle('mine', theirs)}>
              {t('reporting.keepMine')}
            </Button>
            <Button onClick={() => settle('theirs', theirs)}>{t('reporting.keepTheirs')}</Button>
          </Flex>
        </>
      }
    />
  );
}

"""The shape of every answer, for OpenAPI and for the tests that hold the answers to it."""

from registry_api.models.calendar import (
    CalendarAnswer as CalendarAnswer,
    DaysOffAnswer as DaysOffAnswer,
    DueAnswer as DueAnswer,
    DutyAnswer as DutyAnswer,
    ObligationAnswer as ObligationAnswer,
    PeriodAnswer as PeriodAnswer,
    RegimeCalendarAnswer as RegimeCalendarAnswer,
    UndatedAnswer as UndatedAnswer,
    UnreadAnswer as UnreadAnswer,
    UnreadOfAnswer as UnreadOfAnswer,
    VersionNamed as VersionNamed,
    WindowAnswer as WindowAnswer,
)
from registry_api.models.changes import (
    ChangeAnswer as ChangeAnswer,
    ChangeRequestAnswer as ChangeRequestAnswer,
    ChangeRequestsAnswer as ChangeRequestsAnswer,
    DecidedAnswer as DecidedAnswer,
    DifferenceAnswer as DifferenceAnswer,
    EventAnswer as EventAnswer,
    MissingAnswer as MissingAnswer,
    PreviewAnswer as PreviewAnswer,
    PreviewItemAnswer as PreviewItemAnswer,
    PrincipalAnswer as PrincipalAnswer,
    PublishedAnswer as PublishedAnswer,
    PublishedVersionAnswer as PublishedVersionAnswer,
    ShortChangeRequestAnswer as ShortChangeRequestAnswer,
    UseOfAnswer as UseOfAnswer,
    VoidedAnswer as VoidedAnswer,
)
from registry_api.models.digitization import (
    AgainstAnswer as AgainstAnswer,
    DigitizationAnswer as DigitizationAnswer,
    GroupAnswer as GroupAnswer,
    LeftOutAnswer as LeftOutAnswer,
    MemberStandingAnswer as MemberStandingAnswer,
    MetricAnswer as MetricAnswer,
    MetricItemAnswer as MetricItemAnswer,
    NarrowedAnswer as NarrowedAnswer,
    OtherTallyAnswer as OtherTallyAnswer,
    ReasonAnswer as ReasonAnswer,
    ShareAnswer as ShareAnswer,
    StandingAnswer as StandingAnswer,
    SupposedAnswer as SupposedAnswer,
    SupposedTargetAnswer as SupposedTargetAnswer,
    TalliesAnswer as TalliesAnswer,
    TargetAnswer as TargetAnswer,
    TargetItemAnswer as TargetItemAnswer,
    TargetsAnswer as TargetsAnswer,
    TargetStandingAnswer as TargetStandingAnswer,
    WhatIfAnswer as WhatIfAnswer,
)
from registry_api.models.exchange import (
    ImportAnswer as ImportAnswer,
    ImportedRowAnswer as ImportedRowAnswer,
)
from registry_api.models.facts import (
    FactAnswer as FactAnswer,
    FactPageAnswer as FactPageAnswer,
    FactsAnswer as FactsAnswer,
    HolderAnswer as HolderAnswer,
    RecordedFactsAnswer as RecordedFactsAnswer,
    StatedAnswer as StatedAnswer,
    SuccessionAnswer as SuccessionAnswer,
    SuccessionStep as SuccessionStep,
)
from registry_api.models.feed import (
    ChangesAnswer as ChangesAnswer,
    FeedChangeAnswer as FeedChangeAnswer,
)
from registry_api.models.lists import (
    CountAnswer as CountAnswer,
    FacetAnswer as FacetAnswer,
    FactTypeAnswer as FactTypeAnswer,
    IndexAnswer as IndexAnswer,
    KindAnswer as KindAnswer,
    ListAnswer as ListAnswer,
    SparseAnswer as SparseAnswer,
    SummaryAnswer as SummaryAnswer,
)
from registry_api.models.log import (
    LineAnswer as LineAnswer,
    LogAnswer as LogAnswer,
)
from registry_api.models.pace import (
    CellAnswer as CellAnswer,
    ForecastAnswer as ForecastAnswer,
    NeededPeriodAnswer as NeededPeriodAnswer,
    PaceAnswer as PaceAnswer,
    PeriodCodeAnswer as PeriodCodeAnswer,
    StepAnswer as StepAnswer,
    SupplyAnswer as SupplyAnswer,
    SupplyItemAnswer as SupplyItemAnswer,
)
from registry_api.models.parts import (
    Answer as Answer,
    AskedAnswer as AskedAnswer,
    AsOfAnswer as AsOfAnswer,
    Bilingual as Bilingual,
    Head as Head,
    Named as Named,
    Names as Names,
    ProvenanceAnswer as ProvenanceAnswer,
    RecordedAnswer as RecordedAnswer,
    SpanAnswer as SpanAnswer,
    TermAnswer as TermAnswer,
    ValidityAnswer as ValidityAnswer,
)
from registry_api.models.probes import (
    LivenessAnswer as LivenessAnswer,
    ReadinessAnswer as ReadinessAnswer,
)
from registry_api.models.problems import (
    ComplaintAnswer as ComplaintAnswer,
    Problem as Problem,
)
from registry_api.models.records import (
    ClosureAnswer as ClosureAnswer,
    CollectionOfAnswer as CollectionOfAnswer,
    ExactVersionAnswer as ExactVersionAnswer,
    HistoryAnswer as HistoryAnswer,
    LacksAnswer as LacksAnswer,
    MembershipAnswer as MembershipAnswer,
    PartAnswer as PartAnswer,
    RecordAnswer as RecordAnswer,
    ReferenceAnswer as ReferenceAnswer,
    ReferencesAnswer as ReferencesAnswer,
    StatusAnswer as StatusAnswer,
    UseAnswer as UseAnswer,
    UsedByAnswer as UsedByAnswer,
    VersionAnswer as VersionAnswer,
)
from registry_api.models.resolving import (
    DaysAnswer as DaysAnswer,
    HoldingAnswer as HoldingAnswer,
    MatchAnswer as MatchAnswer,
    MatchedAnswer as MatchedAnswer,
    ResolutionAnswer as ResolutionAnswer,
    ResolutionsAnswer as ResolutionsAnswer,
)
from registry_api.models.search import (
    FragmentAnswer as FragmentAnswer,
    HitAnswer as HitAnswer,
    OlderAnswer as OlderAnswer,
    SearchAnswer as SearchAnswer,
    StretchAnswer as StretchAnswer,
    SuggestAnswer as SuggestAnswer,
    SuggestionAnswer as SuggestionAnswer,
)
from registry_api.models.webhooks import (
    DeadLetterAnswer as DeadLetterAnswer,
    DeadLettersAnswer as DeadLettersAnswer,
    WantedAnswer as WantedAnswer,
    WebhookAnswer as WebhookAnswer,
    WebhooksAnswer as WebhooksAnswer,
)
from registry_api.models.writing import (
    ChangeRequestBody as ChangeRequestBody,
    FactsBody as FactsBody,
)

"""The shape of every answer, for OpenAPI and for the tests that hold the answers to it."""

from registry_api.models.calendar import (
    CalendarAnswer as CalendarAnswer,
)
from registry_api.models.calendar import (
    DaysOffAnswer as DaysOffAnswer,
)
from registry_api.models.calendar import (
    DueAnswer as DueAnswer,
)
from registry_api.models.calendar import (
    DutyAnswer as DutyAnswer,
)
from registry_api.models.calendar import (
    ObligationAnswer as ObligationAnswer,
)
from registry_api.models.calendar import (
    PeriodAnswer as PeriodAnswer,
)
from registry_api.models.calendar import (
    RegimeCalendarAnswer as RegimeCalendarAnswer,
)
from registry_api.models.calendar import (
    UndatedAnswer as UndatedAnswer,
)
from registry_api.models.calendar import (
    UnreadAnswer as UnreadAnswer,
)
from registry_api.models.calendar import (
    UnreadOfAnswer as UnreadOfAnswer,
)
from registry_api.models.calendar import (
    VersionNamed as VersionNamed,
)
from registry_api.models.calendar import (
    WindowAnswer as WindowAnswer,
)
from registry_api.models.changes import (
    ChangeAnswer as ChangeAnswer,
)
from registry_api.models.changes import (
    ChangeRequestAnswer as ChangeRequestAnswer,
)
from registry_api.models.changes import (
    ChangeRequestsAnswer as ChangeRequestsAnswer,
)
from registry_api.models.changes import (
    DecidedAnswer as DecidedAnswer,
)
from registry_api.models.changes import (
    DifferenceAnswer as DifferenceAnswer,
)
from registry_api.models.changes import (
    EventAnswer as EventAnswer,
)
from registry_api.models.changes import (
    MissingAnswer as MissingAnswer,
)
from registry_api.models.changes import (
    PreviewAnswer as PreviewAnswer,
)
from registry_api.models.changes import (
    PreviewItemAnswer as PreviewItemAnswer,
)
from registry_api.models.changes import (
    PrincipalAnswer as PrincipalAnswer,
)
from registry_api.models.changes import (
    PublishedAnswer as PublishedAnswer,
)
from registry_api.models.changes import (
    PublishedVersionAnswer as PublishedVersionAnswer,
)
from registry_api.models.changes import (
    ShortChangeRequestAnswer as ShortChangeRequestAnswer,
)
from registry_api.models.changes import (
    UseOfAnswer as UseOfAnswer,
)
from registry_api.models.changes import (
    VoidedAnswer as VoidedAnswer,
)
from registry_api.models.digitization import (
    AgainstAnswer as AgainstAnswer,
)
from registry_api.models.digitization import (
    DigitizationAnswer as DigitizationAnswer,
)
from registry_api.models.digitization import (
    GroupAnswer as GroupAnswer,
)
from registry_api.models.digitization import (
    MemberStandingAnswer as MemberStandingAnswer,
)
from registry_api.models.digitization import (
    MetricAnswer as MetricAnswer,
)
from registry_api.models.digitization import (
    NarrowedAnswer as NarrowedAnswer,
)
from registry_api.models.digitization import (
    OtherTallyAnswer as OtherTallyAnswer,
)
from registry_api.models.digitization import (
    ReasonAnswer as ReasonAnswer,
)
from registry_api.models.digitization import (
    ShareAnswer as ShareAnswer,
)
from registry_api.models.digitization import (
    StandingAnswer as StandingAnswer,
)
from registry_api.models.digitization import (
    SupposedAnswer as SupposedAnswer,
)
from registry_api.models.digitization import (
    SupposedTargetAnswer as SupposedTargetAnswer,
)
from registry_api.models.digitization import (
    TalliesAnswer as TalliesAnswer,
)
from registry_api.models.digitization import (
    TargetAnswer as TargetAnswer,
)
from registry_api.models.digitization import (
    TargetItemAnswer as TargetItemAnswer,
)
from registry_api.models.digitization import (
    TargetsAnswer as TargetsAnswer,
)
from registry_api.models.digitization import (
    TargetStandingAnswer as TargetStandingAnswer,
)
from registry_api.models.digitization import (
    WhatIfAnswer as WhatIfAnswer,
)
from registry_api.models.exchange import (
    ImportAnswer as ImportAnswer,
)
from registry_api.models.exchange import (
    ImportedRowAnswer as ImportedRowAnswer,
)
from registry_api.models.facts import (
    FactAnswer as FactAnswer,
)
from registry_api.models.facts import (
    FactPageAnswer as FactPageAnswer,
)
from registry_api.models.facts import (
    FactsAnswer as FactsAnswer,
)
from registry_api.models.facts import (
    HolderAnswer as HolderAnswer,
)
from registry_api.models.facts import (
    RecordedFactsAnswer as RecordedFactsAnswer,
)
from registry_api.models.facts import (
    StatedAnswer as StatedAnswer,
)
from registry_api.models.facts import (
    SuccessionAnswer as SuccessionAnswer,
)
from registry_api.models.facts import (
    SuccessionStep as SuccessionStep,
)
from registry_api.models.feed import (
    ChangesAnswer as ChangesAnswer,
)
from registry_api.models.feed import (
    FeedChangeAnswer as FeedChangeAnswer,
)
from registry_api.models.lists import (
    CountAnswer as CountAnswer,
)
from registry_api.models.lists import (
    FacetAnswer as FacetAnswer,
)
from registry_api.models.lists import (
    FactTypeAnswer as FactTypeAnswer,
)
from registry_api.models.lists import (
    IndexAnswer as IndexAnswer,
)
from registry_api.models.lists import (
    KindAnswer as KindAnswer,
)
from registry_api.models.lists import (
    ListAnswer as ListAnswer,
)
from registry_api.models.lists import (
    SparseAnswer as SparseAnswer,
)
from registry_api.models.lists import (
    SummaryAnswer as SummaryAnswer,
)
from registry_api.models.log import (
    LineAnswer as LineAnswer,
)
from registry_api.models.log import (
    LogAnswer as LogAnswer,
)
from registry_api.models.pace import (
    CellAnswer as CellAnswer,
)
from registry_api.models.pace import (
    ForecastAnswer as ForecastAnswer,
)
from registry_api.models.pace import (
    NeededPeriodAnswer as NeededPeriodAnswer,
)
from registry_api.models.pace import (
    PaceAnswer as PaceAnswer,
)
from registry_api.models.pace import (
    PeriodCodeAnswer as PeriodCodeAnswer,
)
from registry_api.models.pace import (
    StepAnswer as StepAnswer,
)
from registry_api.models.pace import (
    SupplyAnswer as SupplyAnswer,
)
from registry_api.models.pace import (
    SupplyItemAnswer as SupplyItemAnswer,
)
from registry_api.models.parts import (
    Answer as Answer,
)
from registry_api.models.parts import (
    AskedAnswer as AskedAnswer,
)
from registry_api.models.parts import (
    AsOfAnswer as AsOfAnswer,
)
from registry_api.models.parts import (
    Bilingual as Bilingual,
)
from registry_api.models.parts import (
    Head as Head,
)
from registry_api.models.parts import (
    Named as Named,
)
from registry_api.models.parts import (
    Names as Names,
)
from registry_api.models.parts import (
    ProvenanceAnswer as ProvenanceAnswer,
)
from registry_api.models.parts import (
    RecordedAnswer as RecordedAnswer,
)
from registry_api.models.parts import (
    SpanAnswer as SpanAnswer,
)
from registry_api.models.parts import (
    TermAnswer as TermAnswer,
)
from registry_api.models.parts import (
    ValidityAnswer as ValidityAnswer,
)
from registry_api.models.probes import (
    LivenessAnswer as LivenessAnswer,
)
from registry_api.models.probes import (
    ReadinessAnswer as ReadinessAnswer,
)
from registry_api.models.problems import (
    ComplaintAnswer as ComplaintAnswer,
)
from registry_api.models.problems import (
    Problem as Problem,
)
from registry_api.models.records import (
    ClosureAnswer as ClosureAnswer,
)
from registry_api.models.records import (
    CollectionOfAnswer as CollectionOfAnswer,
)
from registry_api.models.records import (
    ExactVersionAnswer as ExactVersionAnswer,
)
from registry_api.models.records import (
    HistoryAnswer as HistoryAnswer,
)
from registry_api.models.records import (
    LacksAnswer as LacksAnswer,
)
from registry_api.models.records import (
    MembershipAnswer as MembershipAnswer,
)
from registry_api.models.records import (
    PartAnswer as PartAnswer,
)
from registry_api.models.records import (
    RecordAnswer as RecordAnswer,
)
from registry_api.models.records import (
    ReferenceAnswer as ReferenceAnswer,
)
from registry_api.models.records import (
    ReferencesAnswer as ReferencesAnswer,
)
from registry_api.models.records import (
    StatusAnswer as StatusAnswer,
)
from registry_api.models.records import (
    UseAnswer as UseAnswer,
)
from registry_api.models.records import (
    UsedByAnswer as UsedByAnswer,
)
from registry_api.models.records import (
    VersionAnswer as VersionAnswer,
)
from registry_api.models.resolving import (
    DaysAnswer as DaysAnswer,
)
from registry_api.models.resolving import (
    HoldingAnswer as HoldingAnswer,
)
from registry_api.models.resolving import (
    MatchAnswer as MatchAnswer,
)
from registry_api.models.resolving import (
    MatchedAnswer as MatchedAnswer,
)
from registry_api.models.resolving import (
    ResolutionAnswer as ResolutionAnswer,
)
from registry_api.models.resolving import (
    ResolutionsAnswer as ResolutionsAnswer,
)
from registry_api.models.search import (
    FragmentAnswer as FragmentAnswer,
)
from registry_api.models.search import (
    HitAnswer as HitAnswer,
)
from registry_api.models.search import (
    OlderAnswer as OlderAnswer,
)
from registry_api.models.search import (
    SearchAnswer as SearchAnswer,
)
from registry_api.models.search import (
    StretchAnswer as StretchAnswer,
)
from registry_api.models.search import (
    SuggestAnswer as SuggestAnswer,
)
from registry_api.models.search import (
    SuggestionAnswer as SuggestionAnswer,
)
from registry_api.models.webhooks import (
    DeadLetterAnswer as DeadLetterAnswer,
)
from registry_api.models.webhooks import (
    DeadLettersAnswer as DeadLettersAnswer,
)
from registry_api.models.webhooks import (
    WantedAnswer as WantedAnswer,
)
from registry_api.models.webhooks import (
    WebhookAnswer as WebhookAnswer,
)
from registry_api.models.webhooks import (
    WebhooksAnswer as WebhooksAnswer,
)

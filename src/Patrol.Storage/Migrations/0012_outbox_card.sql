-- A community's card of a week waits or was sent once: run again, it says what is new in the same row.
create unique index outbox_card on patrol.outbox (district_id, (message ->> 'week'), (message ->> 'community'))
  where topic = 'weekly-card';
comment on table patrol.outbox is 'Messages to be sent: topic weekly-card is a community''s weekly card.';

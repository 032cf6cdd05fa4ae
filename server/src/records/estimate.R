# Estimates from synthetic records, with ranges.
#
# records.csv alone says nothing of how sure its numbers are: standard errors worked out of it as if it were real answers are too
# small. sets.csv holds further sets, each as the same survey might have come out. Give `estimate` any function from a data frame to a number:
#
#   records <- read.csv("records.csv"); sets <- split(d <- read.csv("sets.csv"), d$set)
#   estimate(function(d) mean(d$safe[d$safe != "skipped"] == "yes"), records, sets)
#   estimate(function(d) coef(lm(as.numeric(trust) ~ as.numeric(age), d))[[2]], records, sets)
#   estimate(function(d) coef(glm(safe == "yes" ~ as.numeric(age), binomial, d))[[2]], records, sets)
#
# A range holds for what the records know. A relation that was not measured is not in them, nor in the sets: a range of it lies around "no
# relation" and holds nothing. One that noise has drowned in part is held too seldom. quality.json tells under "relations" how much of each
# is kept, from 0 to 1; what is not there was not measured. Look before you believe a difference or a slope.

estimate <- function(figure, records, sets, level = 0.95) {
  value <- figure(records)
  others <- vapply(sets, figure, numeric(1))
  # What sets are off by on average from the records, the records are off by from the people who answered.
  off <- mean(others) - value
  count <- length(others)
  spread <- sqrt(var(others) * (1 + 1 / count) + off^2)
  half_width <- qt(0.5 + level / 2, count - 1) * spread
  c(value = value - off, low = value - off - half_width, high = value - off + half_width)
}

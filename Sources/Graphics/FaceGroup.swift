/// Faces that can be one path because none covers another: a path paints the edges of all its faces upon them.
struct FaceGroup {
  /// A face with the rectangle around it.
  private struct Member {
    let corners: [SpacePoint]
    let middle: SpacePoint
    let box: TextBox

    /// Whether a place lies inside the face, well away from its edges; `sense` says which way round it goes.
    func covers(_ place: SpacePoint, _ sense: Double) -> Bool {
      guard place.x > box.left, place.x < box.right, place.y > box.top, place.y < box.bottom else { return false }
      var last = corners[corners.count - 1]
      for corner in corners {
        let side = (corner.x - last.x) * (place.y - last.y) - (corner.y - last.y) * (place.x - last.x)
        if side * sense <= 0 { return false }
        last = corner
      }
      return true
    }
  }

  /// More faces than this are not compared.
  private static let most = 120

  private var members: [Member] = []
  private var sense = 0.0

  /// Adds a face; false if it has to begin a new group, which it then does. Faces seen from behind and from the front
  /// meet where a surface folds over itself, and have a group each.
  mutating func add(_ corners: [SpacePoint]) -> Bool {
    var area = 0.0
    var middle = SpacePoint(x: 0, y: 0, z: 0)
    var last = corners[corners.count - 1]
    var box = TextBox(left: last.x, right: last.x, top: last.y, bottom: last.y)
    for corner in corners {
      area += last.x * corner.y - corner.x * last.y
      middle.x += corner.x / Double(corners.count)
      middle.y += corner.y / Double(corners.count)
      box.include(TextBox(left: corner.x, right: corner.x, top: corner.y, bottom: corner.y))
      last = corner
    }
    let own = area < 0 ? -1.0 : 1
    let member = Member(corners: corners, middle: middle, box: box)
    var isApart = (sense == 0 || sense == own) && members.count < FaceGroup.most
    if isApart {
      for other in members where other.covers(middle, own) || member.covers(other.middle, own) {
        isApart = false
        break
      }
    }
    if !isApart { members.removeAll(keepingCapacity: true) }
    sense = own
    members.append(member)
    return isApart
  }

  /// Keeps only the face added last, which begins a path of another colour.
  mutating func restart() {
    guard let last = members.last else { return }
    members.removeAll(keepingCapacity: true)
    members.append(last)
  }
}
